#!/usr/bin/env bash
# mysql-binlog-connector-java 0.41.0, the binlog client inside Debezium 3.6.1: it puts a buffer before the socket, and drops it when the
# connection becomes an encrypted one, which is MySQL's default. From then on each byte of a number, a length or a bitmap of a row is a
# read of the TLS stream by itself, with that stream's lock and record handling; with ssl.mode=disabled the same rows are read in pieces.
# Prints how many reads of the stream below 100 numbers of 8 bytes take, before and after the upgrade, and fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=io.debezium:mysql-binlog-connector-java:0.41.0 -DoutputDirectory=lib
cat > Reads.java <<'JAVA'
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import com.github.shyiko.mysql.binlog.network.protocol.PacketChannel;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

public class Reads {
    private static int reads;

    public static void main(String[] args) throws Exception {
        PacketChannel channel = new PacketChannel(new Socket() {
            @Override public InputStream getInputStream() { return counted(); }
            @Override public OutputStream getOutputStream() { return new ByteArrayOutputStream(); }
        });
        System.out.println("plain: " + readsOf(channel.getInputStream()));
        channel.upgradeToSSL(socket -> new Encrypted(), null);
        System.out.println("encrypted: " + readsOf(channel.getInputStream()));
    }

    private static int readsOf(ByteArrayInputStream stream) throws Exception {
        reads = 0;
        for (int i = 0; i < 100; i++) {
            stream.readLong(8);
        }
        return reads;
    }

    private static InputStream counted() {
        return new InputStream() {
            @Override public int read() { reads++; return 1; }
            @Override public int read(byte[] target, int offset, int length) { reads++; return length; }
        };
    }

    private static final class Encrypted extends SSLSocket {
        @Override public InputStream getInputStream() { return counted(); }
        @Override public OutputStream getOutputStream() { return new ByteArrayOutputStream(); }
        @Override public void startHandshake() {}
        @Override public String[] getSupportedCipherSuites() { return new String[0]; }
        @Override public String[] getEnabledCipherSuites() { return new String[0]; }
        @Override public void setEnabledCipherSuites(String[] suites) {}
        @Override public String[] getSupportedProtocols() { return new String[0]; }
        @Override public String[] getEnabledProtocols() { return new String[0]; }
        @Override public void setEnabledProtocols(String[] protocols) {}
        @Override public SSLSession getSession() { return null; }
        @Override public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {}
        @Override public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {}
        @Override public void setUseClientMode(boolean mode) {}
        @Override public boolean getUseClientMode() { return true; }
        @Override public void setNeedClientAuth(boolean need) {}
        @Override public boolean getNeedClientAuth() { return false; }
        @Override public void setWantClientAuth(boolean want) {}
        @Override public boolean getWantClientAuth() { return false; }
        @Override public void setEnableSessionCreation(boolean flag) {}
        @Override public boolean getEnableSessionCreation() { return true; }
    }
}
JAVA
java -cp 'lib/*' Reads.java | tee seen
diff seen - <<'SEEN'
plain: 1
encrypted: 800
SEEN
