package io.twoway.connection;

import io.twoway.config.HostName;

/**
 * The place of a MySQL server.
 *
 * @param host a name or an address, as a user wrote it
 */
public record ServerAddress(String host, int port) {

    /**
     * Returns the driver's URL.
     *
     * @throws IllegalArgumentException when the host is no name or address, with a message for the user
     */
    public String url() {
        return "jdbc:mysql://" + HostName.parse(host).inUrl() + ":" + port + "/";
    }
}
