package io.youju.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.Youju;
import io.youju.web.Api;
import io.youju.web.ApiExamples;
import io.youju.web.ChatCompletions;
import io.youju.web.Failures;
import io.youju.web.Feedback;
import io.youju.web.HeadAsGet;
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
    CompletableFuture<Youju> making = CompletableFuture.supplyAsync(youju);
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setWebApplicationType(WebApplicationType.REACTIVE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("server.port", port));
    application.addInitializers(context ->
        ((org.springframework.context.support.GenericApplicationContext) context)
            .registerBean(Youju.class, making::join));
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
    Api api(Youju youju, MeterRegistry meters) {
      return new Api(youju, meters, Api.HEARTBEAT);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    HeadAsGet headAsGet() {
      return new HeadAsGet();
    }

    @Bean
    Site site(Environment settings) {
      return new Site(
          settings.getProperty("youju.contact", ""),
          List.of(settings.getProperty("youju.origins", String[].class, new String[0])),
          settings.getRequiredProperty("youju.questions-per-minute", Integer.class));
    }

    @Bean
    RouterFunction<ServerResponse> routes(Api api, Youju youju, Site site, MeterRegistry meters) {
      return api.routes()
          .and(new ChatCompletions(youju, api).routes())
          .and(new Feedback(meters).routes())
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
