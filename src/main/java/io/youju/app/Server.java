package io.youju.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.Youju;
import io.youju.web.Api;
import io.youju.web.ChatCompletions;
import io.youju.web.Failures;
import io.youju.web.SecurityHeaders;
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
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
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
      return new Api(youju, meters);
    }

    @Bean
    RouterFunction<ServerResponse> routes(Api api, Youju youju) {
      return api.routes()
          .and(new ChatCompletions(youju, api).routes())
          .and(
              RouterFunctions.route()
                  .GET(
                      "/",
                      _ ->
                          ServerResponse.ok()
                              .contentType(MediaType.TEXT_HTML)
                              .bodyValue(new ClassPathResource("static/index.html")))
                  .build());
    }

    @Bean
    Failures failures() {
      return new Failures();
    }

    @Bean
    SecurityHeaders securityHeaders() {
      return new SecurityHeaders();
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
