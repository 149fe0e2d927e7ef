package io.twoway.bench.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One direction of a long line: bytes leave it a fixed time after they came in, however many are on their way. */
final class DelayedBytes {

    private static final int CHUNK = 64 * 1024;

    /** How many chunks may be on their way: 64 MiB, more than a batch. */
    private static final int CHUNKS = 1024;

    private final long delay;
    private final BlockingQueue<Chunk> line = new LinkedBlockingQueue<>(CHUNKS);

    DelayedBytes(Duration delay) {
        this.delay = delay.toNanos();
    }

    /** @param bytes none at the end */
    private record Chunk(ByteBuffer bytes, long due) {}

    /** Takes in what a socket receives, to its end. */
    void readAll(Socket from) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[CHUNK];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                put(Arrays.copyOf(buffer, read));
            }
            put(new byte[0]);
        } catch (IOException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(byte[] bytes) throws InterruptedException {
        line.put(new Chunk(ByteBuffer.wrap(bytes), System.nanoTime() + delay));
    }

    private void end() {
        try {
            put(new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is due, until the end has come through. */
    void writeAll(Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = line.take(); chunk.bytes().hasRemaining(); chunk = line.take()) {
                TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
                out.write(chunk.bytes().array());
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // the receiver is gone: whoever called closes both ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
