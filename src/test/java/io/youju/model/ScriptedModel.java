package io.youju.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// A model service on loopback that does as it is told: speaks OpenAI's streaming, Ollama's, and
/// embeddings, and misbehaves in the ways that such services do. It sees when a client leaves.
public final class ScriptedModel implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong left = new AtomicLong();
  private volatile Script script = say("");
  private volatile String lastRequest = "";
  private volatile String lastHead = "";

  /// What is done with one request.
  @FunctionalInterface
  public interface Script {
    void play(Stage stage) throws IOException, InterruptedException;
  }

  public ScriptedModel() {
    try {
      server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  /// Requests so far.
  public int calls() {
    return calls.get();
  }

  /// Connections that are open now.
  public int connections() {
    return open.size();
  }

  /// `System.nanoTime` at which a client last left in the middle of a response; 0 for never.
  public long left() {
    return left.get();
  }

  public void forget() {
    left.set(0);
  }

  /// The body of the latest request.
  public String lastRequest() {
    return lastRequest;
  }

  /// The request line and headers of the latest request.
  public String lastHead() {
    return lastHead;
  }

  public void plays(Script script) {
    this.script = script;
  }

  /// Streams `text` in pieces.
  public static Script say(String text) {
    return stage -> {
      stage.head();
      for (int i = 0; i < text.length(); i += 7) {
        stage.piece(text.substring(i, Math.min(text.length(), i + 7)));
      }
      stage.done("stop");
    };
  }

  /// Answers with a status and nothing else.
  public static Script status(int status, String header) {
    return stage -> stage.whole(status, header, "{\"error\":{\"message\":\"no\"}}");
  }

  /// Sends its head at once and its first piece after `millis`.
  public static Script slow(long millis, String text) {
    return stage -> {
      stage.head();
      if (!stage.stays(millis)) return;
      stage.piece(text);
      stage.done("stop");
    };
  }

  /// Sends nothing at all for `millis`.
  public static Script silent(long millis) {
    return stage -> {
      if (stage.stays(millis)) stage.close();
    };
  }

  /// Never ends.
  public static Script endless(String piece) {
    return stage -> {
      stage.head();
      while (true) stage.piece(piece);
    };
  }

  /// Breaks off in the middle.
  public static Script cut(String text) {
    return stage -> {
      stage.head();
      stage.piece(text);
      stage.close();
    };
  }

  /// Streams what is not JSON.
  public static Script broken() {
    return stage -> {
      stage.head();
      stage.raw("data: {\"choices\":[{\"delta\":{\"content\":\n\n");
      stage.raw("data: [DONE]\n\n");
      stage.end();
    };
  }

  /// Ends well in form, but at the limit of tokens.
  public static Script atTheLimit(String text) {
    return stage -> {
      stage.head();
      stage.piece(text);
      stage.done("length");
    };
  }

  /// Vectors of `dimensions`, each text its own, of a model known by `seed`.
  public static Script embeds(int dimensions, int seed) {
    return stage -> {
      String input = JsonMapper.shared().readTree(stage.body()).path("input").toString();
      java.util.Random random = new java.util.Random(31L * input.hashCode() + seed);
      StringBuilder vector = new StringBuilder();
      for (int i = 0; i < dimensions; i++) {
        vector.append(i == 0 ? "" : ",").append(random.nextGaussian());
      }
      stage.whole(
          200,
          "",
          "{\"object\":\"list\",\"model\":\"m\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":["
              + vector
              + "]}],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}");
    };
  }

  /// One request and its response.
  public static final class Stage {
    private final Socket socket;
    private final OutputStream out;
    private final String body;
    private boolean keep = true;

    Stage(Socket socket, String body) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
      this.body = body;
    }

    public String body() {
      return body;
    }

    public void head() throws IOException {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    public void raw(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
      out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    public void piece(String text) throws IOException {
      raw(
          "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
              + JsonMapper.shared().writeValueAsString(text)
              + "},\"finish_reason\":null}]}\n\n");
    }

    public void done(String reason) throws IOException {
      raw(
          "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
              + reason
              + "\"}]}\n\n");
      raw(
          "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":30,\"total_tokens\":150}}\n\n");
      raw("data: [DONE]\n\n");
      end();
    }

    public void end() throws IOException {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    public void whole(int status, String header, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(
          ("HTTP/1.1 "
                  + status
                  + " X\r\nContent-Type: application/json\r\nContent-Length: "
                  + bytes.length
                  + "\r\n"
                  + (header.isEmpty() ? "" : header + "\r\n")
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
      out.flush();
    }

    /// Waits; false as soon as the client leaves.
    public boolean stays(long millis) throws IOException {
      socket.setSoTimeout((int) millis);
      try {
        if (socket.getInputStream().read() < 0) throw new IOException("left");
      } catch (java.net.SocketTimeoutException e) {
        socket.setSoTimeout(0);
        return true;
      }
      throw new IOException("left");
    }

    public void close() throws IOException {
      keep = false;
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String head = head(in);
        if (head.isEmpty()) return;
        String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        calls.incrementAndGet();
        lastHead = head;
        lastRequest = body;
        Stage stage = new Stage(socket, body);
        try {
          script.play(stage);
        } catch (IOException e) {
          left.set(System.nanoTime());
          return;
        }
        if (!stage.keep) return;
      }
    } catch (IOException | InterruptedException e) {
      // The connection is over.
    } finally {
      open.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) return "";
      head.append((char) read);
    }
    return head.toString();
  }

  private static int length(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
