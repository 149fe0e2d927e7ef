package io.twoway.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Access to Connect's REST API.
 *
 * @param address its address, without a slash at the end
 * @param credentials who asks; empty where nobody is asked for
 * @param tls the files that TLS needs
 * @param requestLimit how long one request may take; a validation looks at the connector's MySQL server
 * @param rebalance how long a rebalance of the cluster is waited out
 */
public record Access(
        String address, Optional<Credentials> credentials, TlsFiles tls, Duration requestLimit, Patience rebalance) {

    private static final Patience REBALANCE = new Patience(Duration.ofMinutes(1), Duration.ofMillis(500));

    /** @throws IllegalArgumentException when the address is none of HTTP, or has a password in it */
    public Access {
        requireAddress(address);
        address = address.replaceAll("/+$", "");
    }

    /** Waits out rebalances as long as Connect usually takes. */
    public Access(String address, Optional<Credentials> credentials, TlsFiles tls, Duration requestLimit) {
        this(address, credentials, tls, requestLimit, REBALANCE);
    }

    private static void requireAddress(String address) {
        URI uri = URI.create(address);
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "--connect: there is a user in the address: name it with --user, and keep the password off the command line.");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getQuery() != null) {
            throw new IllegalArgumentException("--connect: '" + address
                    + "' is no address of a REST API: write http://HOST:PORT or https://HOST:PORT.");
        }
    }
}
