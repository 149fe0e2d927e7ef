package io.twoway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twoway.connection.Causes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Sends requests to Connect's REST API and turns what is not an answer into a {@link ConnectFailure}. */
public final class RestEndpoint {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration REBALANCE_INTERVAL = Duration.ofMillis(500);
    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final int NOT_FOUND = 404;
    private static final int REBALANCING = 409;
    private static final int BROKEN = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final Access access;

    public RestEndpoint(Access access) {
        this.access = access;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .sslContext(access.tls().context())
                .build();
    }

    /** Returns the answer's body. */
    public JsonNode call(String method, String path) {
        return content(method, path, settled(method, path, BodyPublishers.noBody()));
    }

    /** Returns the answer's body. */
    public JsonNode call(String method, String path, Object body) {
        return content(method, path, settled(method, path, BodyPublishers.ofString(text(body))));
    }

    /** Returns the answer's body; empty when what is asked for does not exist. */
    Optional<JsonNode> find(String path) {
        return found(path, settled("GET", path, BodyPublishers.noBody()));
    }

    /** Returns the same, if it comes within a time that is shorter than that of other requests. */
    Optional<JsonNode> find(String path, Duration limit) {
        Patience rebalance = new Patience(limit, REBALANCE_INTERVAL);
        return found(path, settled("GET", path, BodyPublishers.noBody(), limit, rebalance));
    }

    private Optional<JsonNode> found(String path, HttpResponse<String> response) {
        boolean missing =
                response.statusCode() == NOT_FOUND && message(response.body()).isPresent();
        return missing ? Optional.empty() : Optional.of(content("GET", path, response));
    }

    /** Asks again while the cluster is rebalancing, which passes by itself. */
    private HttpResponse<String> settled(String method, String path, BodyPublisher body) {
        return settled(method, path, body, access.requestLimit(), access.rebalance());
    }

    private HttpResponse<String> settled(
            String method, String path, BodyPublisher body, Duration limit, Patience rebalance) {
        return rebalance
                .await(() -> Optional.of(send(method, path, body, limit)).filter(answer -> !isRebalancing(answer)))
                .orElseThrow(() ->
                        new ConnectFailure("Connect at " + access.address() + " has been rebalancing for more than "
                                + rebalance.limit().toSeconds() + " s (" + method + " " + path
                                + " is answered with that). Try again when its workers have settled; their logs say why they"
                                + " have not."));
    }

    /** Some paths of Connect 4.3 say it with a 500: those that read a connector's configuration. */
    private boolean isRebalancing(HttpResponse<String> answer) {
        return answer.statusCode() == REBALANCING
                || (answer.statusCode() == BROKEN
                        && message(answer.body())
                                .filter(text -> text.contains("rebalance is expected"))
                                .isPresent());
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.address() + path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        access.credentials().ifPresent(who -> request.header("Authorization", who.authorization()));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new ConnectFailure(
                    "Connect at " + access.address() + " gave no answer to " + method + " " + path + " within "
                            + limit.toSeconds() + " s"
                            + (limit.equals(access.requestLimit()) ? " (--request-timeout)." : "."),
                    e);
        } catch (SSLException e) {
            throw new ConnectFailure(
                    "TLS to " + access.address() + " failed: " + e.getMessage()
                            + ". Name the certificates to trust with --ca or --truststore, and with --keystore your own"
                            + " if the server wants one.",
                    e);
        } catch (IOException e) {
            throw new ConnectFailure(
                    "Connect does not answer at " + access.address() + ": " + reason(e)
                            + ". Is a worker running there, and is --connect right (https:// if it uses TLS)?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailure("interrupted", e);
        }
    }

    private JsonNode content(String method, String path, HttpResponse<String> response) {
        int status = response.statusCode();
        if (REFUSED.contains(status)) {
            throw new ConnectFailure(refusal(status));
        }
        if (status / 100 != 2) {
            throw new ConnectFailure(message(response.body())
                    .map(message -> method + " " + access.address() + path + " was answered " + status + ": " + message)
                    .orElseGet(() -> stranger(path, status)));
        }
        return response.body().isBlank()
                ? MissingNode.getInstance()
                : parsed(response.body()).orElseThrow(() -> new ConnectFailure(stranger(path, status)));
    }

    /** Whoever answers like this is a proxy, or another program. */
    private String stranger(String path, int status) {
        return "At " + access.address() + " is not Connect's REST API, or not under this path: " + path
                + " was answered " + status + " without what Connect would say. Is --connect right?";
    }

    private String refusal(int status) {
        String who = access.credentials()
                .map(user -> "does not accept the user '" + user + "' with this password, or for this request")
                .orElse("wants a user: name one with --user");
        return access.address() + " " + who + " (" + status + ").";
    }

    /** Returns what Connect says of an error: it always says something, as JSON. */
    private Optional<String> message(String body) {
        return parsed(body).map(answer -> answer.path("message").textValue());
    }

    private Optional<JsonNode> parsed(String body) {
        try {
            return Optional.of(json.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The JDK's exceptions of a refused connection and an unknown host have no message. */
    private static String reason(IOException failure) {
        String silent = failure instanceof ConnectException
                ? "the connection is refused"
                : failure.getClass().getSimpleName();
        return Causes.of(failure)
                .map(cause -> cause instanceof UnresolvedAddressException ? "no such host" : cause.getMessage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(silent);
    }
}
