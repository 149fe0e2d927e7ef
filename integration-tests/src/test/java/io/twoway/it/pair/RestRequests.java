package io.twoway.it.pair;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.client.Access;
import io.twoway.client.RestEndpoint;
import io.twoway.client.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests of Connect's REST API that people and Control Center make, and no part of the product. */
public final class RestRequests {

    private final RestEndpoint endpoint;

    public RestRequests(URI worker) {
        endpoint = new RestEndpoint(
                new Access(worker.toString(), Optional.empty(), TlsFiles.NONE, Duration.ofSeconds(100)));
    }

    /** Returns Connect's answer to a validation: {@code error_count} and every key with its errors. */
    public JsonNode validate(String connectorClass, Map<String, String> config) {
        String plugin = connectorClass.substring(connectorClass.lastIndexOf('.') + 1);
        return endpoint.call("PUT", "/connector-plugins/" + plugin + "/config/validate", config);
    }

    /** Restarts one task and nothing else. */
    public void restartTask(String connector, int task) {
        endpoint.call("POST", "/connectors/" + connector + "/tasks/" + task + "/restart");
    }

    /** Returns the committed offsets, as Connect writes them. */
    public JsonNode offsets(String connector) {
        return endpoint.call("GET", "/connectors/" + connector + "/offsets");
    }

    /**
     * Sets committed offsets of a connector, which must be stopped.
     *
     * @param offsets as {@link #offsets} returns them
     */
    public void patchOffsets(String connector, JsonNode offsets) {
        endpoint.call("PATCH", "/connectors/" + connector + "/offsets", offsets);
    }
}
