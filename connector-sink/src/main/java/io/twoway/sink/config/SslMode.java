package io.twoway.sink.config;

/** Degrees to which a connection to MySQL is encrypted and its server verified, by Debezium's names. */
public enum SslMode {
    /** Never encrypted. */
    DISABLED("disabled"),
    /** Encrypted if the server can. */
    PREFERRED("preferred"),
    /** Encrypted or refused. */
    REQUIRED("required"),
    /** Encrypted, and the server's certificate is signed by one of the truststore. */
    VERIFY_CA("verify_ca"),
    /** As VERIFY_CA, and the certificate names the host. */
    VERIFY_IDENTITY("verify_identity");

    private final String label;

    SslMode(String label) {
        this.label = label;
    }

    /** Returns the name that configuration uses. */
    public String label() {
        return label;
    }
}
