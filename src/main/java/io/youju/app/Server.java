package io.youju.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.Youju;
import io.youju.ledger.Enquiry;
import io.youju.library.Library;
import io.youju.web.Administration;
import io.youju.web.Api;
import io.youju.web.ApiExamples;
import io.youju.web.ChatCompletions;
import io.youju.web.Desk;
import io.youju.web.Doorkeeper;
import io.youju.web.Drain;
import io.youju.web.Failures;
import io.youju.web.Feedback;
import io.youju.web.Figures;
import io.youju.web.HeadAsGet;
import io.youju.web.Holdings;
import io.youju.web.Oidc;
import io.youju.web.OpenApi;
import io.youju.web.Pages;
import io.youju.web.Pinboard;
import io.youju.web.RateLimit;
import io.youju.web.SecurityHeaders;
import io.youju.web.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The web server around a service.
public final class Server {
  private Server() {}

  /// Starts the public side alone at `port`, 0 for any free one, while `youju` is made on another
  /// thread.
  static ConfigurableApplicationContext start(Supplier<Youju> youju, int port) {
    return start(youju, new Language(ModelSettings.NONE), port);
  }

  /// Starts what `assembly` puts together.
  static ConfigurableApplicationContext start(Assembly assembly, int port) {
    return start(assembly::youju, assembly.language(), port);
  }

  private static ConfigurableApplicationContext start(
      Supplier<Youju> youju, Language language, int port) {
    CompletableFuture<Youju> making = CompletableFuture.supplyAsync(youju);
    return run(
        port,
        List.of(Wiring.class),
        context -> {
          context.registerBean(Youju.class, making::join);
          context.registerBean(Language.class, () -> language);
        });
  }

  /// Starts the public side and the staff's, whose library and ledger are in the folder `kept`. The
  /// ledger is opened when [Backstage#open] is called, so that no visitor waits for it.
  static ConfigurableApplicationContext start(
      Assembly assembly, Path kept, List<Path> watched, int port) {
    return start(assembly, () -> Shelves.library(assembly, kept, watched), kept, watched, port);
  }

  /// The same around another library.
  static ConfigurableApplicationContext start(
      Assembly assembly, Supplier<Library> library, Path kept, List<Path> watched, int port) {
    CompletableFuture<Library> making = CompletableFuture.supplyAsync(library);
    return run(
        port,
        List.of(Wiring.class, StaffWiring.class),
        context -> {
          context.registerBean(Youju.class, () -> making.join().serving());
          context.registerBean(Language.class, assembly::language);
          context.registerBean(
              Backstage.class,
              () ->
                  new Backstage(making.join(), assembly, context.getEnvironment(), kept, watched));
        });
  }

  private static ConfigurableApplicationContext run(
      int port, List<Class<?>> wirings, Consumer<GenericApplicationContext> beans) {
    SpringApplication application = new SpringApplication(wirings.toArray(Class<?>[]::new));
    application.setWebApplicationType(WebApplicationType.REACTIVE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("server.port", port));
    application.addInitializers(context -> {
      if (!context.getEnvironment().getProperty("youju.oidc.issuer", "").isBlank()) {
        // Who comes back from the provider comes from another site; with `strict` the browser would
        // not say which session is theirs.
        Map<String, Object> lax = Map.of("server.reactive.session.cookie.same-site", "lax");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("oidc", lax));
      }
      beans.accept((GenericApplicationContext) context);
    });
    return application.run();
  }

  static int port(ConfigurableApplicationContext context) {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
  }

  /// The one place where Spring meets the rest.
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {
    /// Event loops of this server's own: the shared ones end with the first server that stops.
    @Bean
    ReactorResourceFactory eventLoops() {
      ReactorResourceFactory loops = new ReactorResourceFactory();
      loops.setUseGlobalResources(false);
      return loops;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    Drain drain() {
      return new Drain();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    HeadAsGet headAsGet() {
      return new HeadAsGet();
    }

    @Bean
    Api api(
        Youju youju,
        Language language,
        MeterRegistry meters,
        Environment settings,
        ObjectProvider<Backstage> backstage) {
      language.measure(meters);
      return new Api(youju, language.mode(), meters, heartbeat(settings), asked(backstage));
    }

    private static Duration heartbeat(Environment settings) {
      Duration time = settings.getRequiredProperty("youju.heartbeat", Duration.class);
      if (time.toMillis() < 100 || time.toMinutes() > 10) {
        throw new IllegalArgumentException("youju.heartbeat: " + time + ", needs 100 ms to 10 min");
      }
      return time;
    }

    private static Consumer<Enquiry> asked(ObjectProvider<Backstage> backstage) {
      Backstage staff = backstage.getIfAvailable();
      return staff == null ? _ -> {} : staff::asked;
    }

    @Bean
    Site site(Environment settings) {
      return new Site(
          settings.getProperty("youju.contact", ""),
          List.of(settings.getProperty("youju.origins", String[].class, new String[0])),
          settings.getRequiredProperty("youju.questions-per-minute", Integer.class));
    }

    @Bean
    RouterFunction<ServerResponse> routes(
        Api api,
        Youju youju,
        Language language,
        Site site,
        MeterRegistry meters,
        ObjectProvider<Backstage> backstage) {
      Backstage staff = backstage.getIfAvailable();
      return api.routes()
          .and(new ChatCompletions(youju, api, language.isPresent(), language.mode()).routes())
          .and(new Feedback(meters, staff == null ? _ -> {} : staff::judged).routes())
          .and(new Pages(youju, site, api).routes())
          .and(new OpenApi().routes(new ApiExamples(youju, api)));
    }

    @Bean
    RateLimit rateLimit(Site site) {
      return new RateLimit(site.questionsPerMinute(), System::nanoTime);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CorsWebFilter cors(Site site) {
      CorsConfiguration allowed = new CorsConfiguration();
      allowed.setAllowedOrigins(site.origins());
      allowed.setAllowedMethods(List.of("GET", "POST"));
      allowed.setAllowedHeaders(List.of("Content-Type", "Accept"));
      // A site that is not named gets no CORS headers, so its visitors' browsers keep the answer
      // from it.
      return new CorsWebFilter(exchange -> {
        String origin = exchange.getRequest().getHeaders().getOrigin();
        return origin != null && site.origins().contains(origin) ? allowed : null;
      });
    }

    @Bean
    Failures failures() {
      return new Failures();
    }

    @Bean
    SecurityHeaders securityHeaders(Site site) {
      return new SecurityHeaders(site.origins());
    }

    @Bean
    HealthIndicator writer(Language language) {
      return () -> Health.up().withDetails(language.health()).build();
    }

    @Bean
    HealthIndicator index(Youju youju) {
      return () ->
          Health.up()
              .withDetail("generation", youju.generation())
              .withDetail("documents", youju.documents().size())
              .withDetail("degraded", youju.degraded().orElse(""))
              .build();
    }
  }

  /// The staff's side: who comes in, and the routes behind the door.
  @Configuration(proxyBeanMethods = false)
  @EnableWebFluxSecurity
  static class StaffWiring {
    @Bean
    SecurityWebFilterChain door(
        ServerHttpSecurity http, Backstage backstage, Environment settings) {
      return new Doorkeeper(backstage.staff().people(), backstage::audit)
          .chain(http, oidc(settings));
    }

    private static Optional<Oidc> oidc(Environment settings) {
      return Oidc.of(name -> settings.getProperty("youju.oidc." + name, "").strip());
    }

    @Bean
    RouterFunction<ServerResponse> staffRoutes(Api api, Backstage backstage, Environment settings) {
      Optional<String> provider = oidc(settings).map(Oidc::name);
      return new Desk(backstage.staff(), api, backstage::asked, provider)
          .routes()
          .and(new Holdings(backstage.staff(), api).routes())
          .and(new Pinboard(backstage.staff(), api, backstage::repin).routes())
          .and(new Figures(backstage.staff(), api).routes())
          .and(new Administration(backstage.staff(), api).routes());
    }
  }
}
