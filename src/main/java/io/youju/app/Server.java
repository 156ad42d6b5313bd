package io.youju.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.Youju;
import io.youju.web.Api;
import io.youju.web.ChatCompletions;
import io.youju.web.Failures;
import io.youju.web.Feedback;
import io.youju.web.OpenApi;
import io.youju.web.Pages;
import io.youju.web.RateLimit;
import io.youju.web.SecurityHeaders;
import io.youju.web.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The web server around a service.
public final class Server {
  private Server() {}

  /// Starts at `port`, 0 for any free one, while `youju` is made on another thread.
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
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setWebApplicationType(WebApplicationType.REACTIVE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("server.port", port));
    application.addInitializers(context -> {
      var beans = (org.springframework.context.support.GenericApplicationContext) context;
      beans.registerBean(Youju.class, making::join);
      beans.registerBean(Language.class, () -> language);
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
    @Bean
    Api api(Youju youju, Language language, MeterRegistry meters) {
      language.measure(meters);
      return new Api(youju, language.mode(), meters);
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
        Api api, Youju youju, Language language, Site site, MeterRegistry meters) {
      return api.routes()
          .and(new ChatCompletions(youju, api, language.isPresent(), language.mode()).routes())
          .and(new Feedback(meters).routes())
          .and(new Pages(youju, site).routes())
          .and(new OpenApi().routes());
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
}
