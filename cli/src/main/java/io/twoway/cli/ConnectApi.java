package io.twoway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Connect's REST API, as far as it is read. */
interface ConnectApi {

    /**
     * Returns what stands under a path.
     *
     * @throws IOException when the worker does not answer, or answers with an error; the message has its words
     */
    JsonNode get(String path) throws IOException;

    /**
     * Sends JSON to a path, for those that answer without changing anything.
     *
     * @throws IOException as {@link #get} does
     */
    JsonNode put(String path, JsonNode body) throws IOException;
}
