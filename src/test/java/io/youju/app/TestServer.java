package io.youju.app;

import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/// The real server with the real documents and models, started once for all tests, on a free port.
final class TestServer {
  static final Settings SETTINGS =
      new Settings(Path.of("seeds"), Path.of("target/test-data"), true, Settings.DEFAULT_MODEL);

  static {
    System.setProperty("youju.origins", HostSite.NAMED);
  }

  private static final ConfigurableApplicationContext CONTEXT =
      Server.start(new Assembly(SETTINGS)::youju, 0);

  private TestServer() {}

  static String url() {
    return "http://localhost:" + Server.port(CONTEXT);
  }

  /// The routes as Spring prints them.
  static String routes() {
    return CONTEXT.getBean("routes").toString();
  }
}
