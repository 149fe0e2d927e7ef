package io.twoway.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server on the loopback address that answers what a test tells it to, as Connect's REST API would. */
public final class RestServer implements AutoCloseable {

    private static final Answer UNKNOWN = new Answer(404, "{\"error_code\":404,\"message\":\"not found\"}");

    private final HttpServer server;
    private final String scheme;

    // Mutable state, guarded by this
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final Map<String, Runnable> effects = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private Optional<String> authorization = Optional.empty();

    private record Answer(int status, String body) {}

    private RestServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.start();
    }

    public static RestServer http() {
        try {
            return new RestServer(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param asksForCertificate whether a client must show a certificate that the server trusts */
    static RestServer https(SSLContext context, boolean asksForCertificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    tls.setNeedClientAuth(asksForCertificate);
                    parameters.setSSLParameters(tls);
                }
            });
            return new RestServer(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a request so; several answers for one request are given one after the other, the last one for ever. */
    public synchronized RestServer on(String request, int status, String body) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** Forgets the answers for a request, and answers it so. */
    public synchronized RestServer now(String request, int status, String body) {
        answers.remove(request);
        return on(request, status, body);
    }

    /** Answers a request so from the moment on when another one has come, which may change the answers of several. */
    public synchronized RestServer after(String other, String request, int status, String body) {
        effects.merge(other, () -> now(request, status, body), (one, next) -> () -> {
            one.run();
            next.run();
        });
        return this;
    }

    /** Lets in only who shows this user and password. */
    public synchronized RestServer protectedBy(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    public String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns method and path of each request. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns what was sent with the last request of that method and path. */
    public synchronized String bodyOf(String request) {
        return bodies.getOrDefault(request, "");
    }

    /** Returns those that change something. */
    public List<String> changes() {
        return requests().stream()
                .filter(request -> !request.startsWith("GET ") && !request.endsWith("/validate"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answer(exchange, sent);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String sent) {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        bodies.put(request, sent);
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization.isPresent() && !authorization.get().equals(shown)) {
            return new Answer(401, "who are you?");
        }
        effects.getOrDefault(request, () -> {}).run();
        Deque<Answer> known = answers.getOrDefault(request, new ArrayDeque<>(List.of(UNKNOWN)));
        return known.size() > 1 ? known.remove() : known.element();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
