package io.twoway.servers;

import io.twoway.servers.process.JavaProgram;
import io.twoway.servers.process.Lifetime;
import io.twoway.servers.process.ProcessServer;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A schema registry with Confluent's REST API that ends with this JVM. As Confluent's own, it takes a new schema only if
 * readers of it can read what was written with the one before.
 */
public final class SchemaRegistry extends ProcessServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(20);
    private static final List<String> VM = List.of("-Xmx320m", JavaProgram.QUICK_START);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;
    private final Path data;
    private final JavaProgram program;

    /**
     * Makes a registry that is not started yet.
     *
     * @param home the folder with the unpacked program
     * @param directory where data, log and pid file go
     * @param port where clients connect, on the loopback address
     */
    public SchemaRegistry(Path home, Path directory, int port) {
        super("schema-registry", directory.toAbsolutePath(), port, Lifetime.THIS_JVM, START_LIMIT, STOP_LIMIT);
        this.port = port;
        this.data = directory.toAbsolutePath().resolve("data");
        this.program = new JavaProgram(home.toAbsolutePath(), directory.toAbsolutePath(), VM);
    }

    /** Returns what converters take as {@code schema.registry.url}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /**
     * Returns whether a subject has a schema. The list of all of them would not do: it ends after a thousand.
     *
     * @throws ServerException when the registry does not answer
     */
    public boolean hasSubject(String name) {
        return send(HttpRequest.newBuilder(resource("/subjects/" + name + "/versions"))
                                .GET())
                        .statusCode()
                == 200;
    }

    @Override
    public void awaitReady() {
        super.awaitReady();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(resource("/config"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\": \"BACKWARD\"}")));
        if (answer.statusCode() != 200) {
            throw new ServerException("the schema registry took no compatibility level: " + answer.body());
        }
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "APICURIO_DATASOURCE_URL",
                "jdbc:h2:file:" + data.resolve("registry"));
    }

    @Override
    protected List<String> prepare() {
        return program.command("io.quarkus.runner.GeneratedMain", List.of());
    }

    @Override
    protected boolean isServing() {
        try {
            return exchange(HttpRequest.newBuilder(resource("/subjects")).GET()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI resource(String path) {
        return URI.create(uri() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return exchange(request);
        } catch (IOException e) {
            throw new ServerException("the schema registry at " + uri() + " does not answer", e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(REQUEST_LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }
}
