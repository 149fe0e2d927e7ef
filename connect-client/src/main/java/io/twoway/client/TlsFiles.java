package io.twoway.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The files that TLS needs besides what Java trusts by itself.
 *
 * @param authorities a PEM file with the certificates to trust
 * @param truststore a PKCS12 or JKS file with the certificates to trust
 * @param keystore a PKCS12 or JKS file with the certificate and key to show to the server
 */
public record TlsFiles(Optional<Path> authorities, Optional<Store> truststore, Optional<Store> keystore) {

    /** Only what Java trusts by itself. */
    public static final TlsFiles NONE = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A file with certificates or keys.
     *
     * @param file the file
     * @param password its password; empty for none
     */
    public record Store(Path file, String password) {

        private char[] characters() {
            return password.toCharArray();
        }

        private KeyStore open() throws IOException, GeneralSecurityException {
            return KeyStore.getInstance(file.toFile(), characters());
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** @throws IllegalArgumentException naming the file that cannot be read */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage() + ".", e);
        }
    }

    /** Without a file, null: Java's own certificates count. */
    private TrustManager[] trust() throws GeneralSecurityException {
        Optional<KeyStore> trusted = authorities.map(TlsFiles::certificates).or(() -> truststore.map(TlsFiles::opened));
        if (trusted.isEmpty()) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted.get());
        return factory.getTrustManagers();
    }

    private KeyManager[] keys() throws GeneralSecurityException {
        if (keystore.isEmpty()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(opened(keystore.get()), keystore.get().characters());
        return factory.getKeyManagers();
    }

    private static KeyStore opened(Store store) {
        try {
            return store.open();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    store + " cannot be read as a PKCS12 or JKS file, or has another password: " + e.getMessage() + ".",
                    e);
        }
    }

    private static KeyStore certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new CertificateException("there is no certificate in it");
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read as certificates in PEM form: " + e.getMessage() + ".", e);
        }
    }
}
