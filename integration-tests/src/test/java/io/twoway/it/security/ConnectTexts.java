package io.twoway.it.security;

import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Everything that Connect says about connectors to whoever may ask or read along. */
final class ConnectTexts {

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestServers servers;

    ConnectTexts(TestServers servers) {
        this.servers = servers;
    }

    /** Returns the answers of the REST API about a connector and its tasks, and the worker's log, by where they are from. */
    Map<String, String> about(String connector) {
        Map<String, String> texts = new TreeMap<>();
        for (String path :
                new String[] {"", "/config", "/status", "/tasks", "/tasks/0/status", "/offsets", "/topics"}) {
            String address = "/connectors/" + connector + path;
            texts.put(address, answer(address));
        }
        texts.put("the worker's log", log());
        return texts;
    }

    private String answer(String path) {
        URI uri = servers.connectUri().resolve(path);
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String log() {
        try {
            return Files.readString(servers.worker().log(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
