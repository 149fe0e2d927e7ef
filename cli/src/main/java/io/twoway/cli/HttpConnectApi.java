package io.twoway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A worker that lets everybody in. */
final class HttpConnectApi implements ConnectApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** Connect itself gives up on a validation after 90 s. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(100);

    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final String base;

    /** @param base the address without a path, with or without a slash behind it */
    HttpConnectApi(URI base) {
        this.base = base.toString().replaceFirst("/+$", "");
    }

    @Override
    public JsonNode get(String path) throws IOException {
        return answer("GET", path, BodyPublishers.noBody());
    }

    @Override
    public JsonNode put(String path, JsonNode body) throws IOException {
        return answer("PUT", path, BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private JsonNode answer(String method, String path, BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != OK) {
            throw new IOException(method + " " + path + " answers " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
