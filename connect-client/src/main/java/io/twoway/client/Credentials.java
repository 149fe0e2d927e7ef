package io.twoway.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * User and password for HTTP's basic authentication.
 *
 * @param user the user's name, without a colon
 * @param password the user's password
 */
public record Credentials(String user, String password) {

    /** Returns the value of the header {@code Authorization}. */
    String authorization() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return user;
    }
}
