package io.twoway.connection;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The encryption of a connection to MySQL.
 *
 * @param mode a value of {@code database.ssl.mode}, in any case
 */
public record Tls(String mode, Optional<Store> truststore, Optional<Store> keystore) {

    private static final Set<String> UNENCRYPTED = Set.of("DISABLED", "PREFERRED");

    /**
     * A file of certificates.
     *
     * @param password what opens it
     */
    public record Store(String path, Optional<String> password) {

        private void addTo(Properties properties, String prefix) {
            properties.put(prefix + "Url", "file:" + path);
            password.ifPresent(secret -> properties.put(prefix + "Password", secret));
        }
    }

    /** Adds the driver's properties. */
    public void addTo(Properties properties) {
        String sslMode = mode.toUpperCase(Locale.ROOT);
        properties.put("sslMode", sslMode);
        // without TLS, caching_sha2_password needs the server's key to send the password encrypted
        properties.put("allowPublicKeyRetrieval", String.valueOf(UNENCRYPTED.contains(sslMode)));
        truststore.ifPresent(store -> store.addTo(properties, "trustCertificateKeyStore"));
        keystore.ifPresent(store -> store.addTo(properties, "clientCertificateKeyStore"));
    }
}
