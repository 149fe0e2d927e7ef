package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.twoway.source.outage.BinlogLine;
import java.util.function.Consumer;

/** Watches the thread of the binlog client: an Error that ends it is told to nobody, and would look like a closed connection. */
final class BinlogReader extends BinaryLogClient.AbstractLifecycleListener {

    private final BinlogLine line;
    private final Consumer<Throwable> failed;

    /**
     * @param line is told of the connection
     * @param failed is told of what cannot be read; Debezium hands it on too, without the place, and goes on reading
     */
    BinlogReader(BinlogLine line, Consumer<Throwable> failed) {
        this.line = line;
        this.failed = failed;
    }

    /** The client's own thread calls it. */
    @Override
    public void onConnect(BinaryLogClient client) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> failed.accept(error));
        line.connects();
    }

    @Override
    public void onEventDeserializationFailure(BinaryLogClient client, Exception reason) {
        failed.accept(reason);
    }

    @Override
    public void onDisconnect(BinaryLogClient client) {
        line.closes();
    }
}
