package io.twoway.it.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates made for one run: an authority, a server that it calls {@code localhost}, a client, and another authority
 * that signed none of them. Made by the JDK's own keytool.
 */
final class Certificates {

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    private static final String CLIENT = "client";
    private static final String STRANGER = "stranger";

    private final Path folder;
    private final String password;
    private final KeyStore all;

    private Certificates(Path folder, String password, KeyStore all) {
        this.folder = folder;
        this.password = password;
        this.all = all;
    }

    /** @param password what opens the client's keystore */
    static Certificates make(Path folder, String password) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("all.p12");
        keytool(file, password, AUTHORITY, "-ext", "bc:c");
        keytool(file, password, SERVER, "-signer", AUTHORITY, "-ext", "san=dns:localhost");
        keytool(file, password, CLIENT, "-signer", AUTHORITY);
        keytool(file, password, STRANGER, "-ext", "bc:c");
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            all.load(stream, password.toCharArray());
        }
        return new Certificates(folder, password, all);
    }

    /** Returns the options by which mysqld shows the server's certificate and checks those of clients. */
    String[] serverOptions() throws IOException, GeneralSecurityException {
        Key key = all.getKey(SERVER, password.toCharArray());
        return new String[] {
            "--ssl-ca="
                    + pem(
                            AUTHORITY,
                            "CERTIFICATE",
                            all.getCertificate(AUTHORITY).getEncoded()),
            "--ssl-cert="
                    + pem(SERVER, "CERTIFICATE", all.getCertificate(SERVER).getEncoded()),
            "--ssl-key=" + pem(SERVER + "-key", "PRIVATE KEY", key.getEncoded())
        };
    }

    /** Writes a truststore with the authority that signed the server's certificate. */
    void writeTruststore(Path file, String truststorePassword) throws IOException, GeneralSecurityException {
        writeTruststore(file, truststorePassword, AUTHORITY);
    }

    /** Writes a truststore with an authority that did not. */
    void writeTruststoreOfStranger(Path file, String truststorePassword) throws IOException, GeneralSecurityException {
        writeTruststore(file, truststorePassword, STRANGER);
    }

    private void writeTruststore(Path file, String truststorePassword, String trusted)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry(trusted, all.getCertificate(trusted));
        write(store, file, truststorePassword);
    }

    /** Writes a keystore with the client's certificate. */
    void writeKeystore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] chain = all.getCertificateChain(CLIENT);
        store.setKeyEntry(CLIENT, all.getKey(CLIENT, password.toCharArray()), password.toCharArray(), chain);
        write(store, file, password);
    }

    private Path pem(String name, String label, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body));
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void write(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            store.store(stream, password.toCharArray());
        }
    }

    private static void keytool(Path file, String password, String alias, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-alias",
                alias,
                "-dname",
                "CN=two-way-test-" + alias));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool made no certificate for " + alias + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
