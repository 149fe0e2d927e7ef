package io.twoway.precheck.rule.table;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Condition for a server's tables: their largest rows fit into a record. */
public final class RowSizeRules {

    private static final String NAME = "message-size";
    private static final String REQUEST_SIZE = "producer.override.max.request.size";
    private static final String PRODUCER_DEFAULT = "1048576";
    private static final long PACKET_DEFAULT = 67_108_864;

    /** A record has the row before and after, and bytes as base64. */
    private static final int RECORD_PER_ROW = 3;

    private RowSizeRules() {}

    public static Stream<String> names() {
        return Stream.of(NAME);
    }

    /** Judges the selected tables of a source by the longest single value that they, and the server, take. */
    public static Item judge(String subject, Settings source, ServerFacts server, Collection<TableFacts> tables) {
        long packet = server.number("max_allowed_packet").orElse(PACKET_DEFAULT);
        long limit = Long.parseLong(source.get(REQUEST_SIZE, PRODUCER_DEFAULT));
        long wanted = RECORD_PER_ROW
                * tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .mapToLong(column -> longest(column, packet))
                        .max()
                        .orElse(0);
        TableRule<TableFacts> rule = new TableRule<>(
                NAME,
                Result.WARNING,
                REQUEST_SIZE,
                table -> tooLarge(table, limit, packet),
                "A change whose record is larger than " + source.show(REQUEST_SIZE, PRODUCER_DEFAULT)
                        + " stops the source until the limit is raised. A record may be three times as large as its row.",
                "Set " + REQUEST_SIZE + " and producer.override.buffer.memory to " + wanted
                        + ", or to three times the largest value that there really is, and max.message.bytes of the topic to the"
                        + " same. Where the workers refuse such a setting, producer.max.request.size and producer.buffer.memory"
                        + " of their own properties do the same, which cannot be seen from here. Acknowledge it then, or where no"
                        + " value is that long.");
        return rule.judge(subject, tables);
    }

    private static Optional<String> tooLarge(TableFacts table, long limit, long packet) {
        List<String> columns = table.columns().stream()
                .filter(column -> RECORD_PER_ROW * longest(column, packet) > limit)
                .map(column -> column.name() + " " + column.definition())
                .toList();
        return Optional.of(table.name() + " (" + String.join(", ", columns) + ")")
                .filter(text -> !columns.isEmpty());
    }

    /** Documents have no length of their own. */
    private static long longest(ColumnFacts column, long packet) {
        return column.type().equals("json") ? packet : Math.min(column.bytes(), packet);
    }
}
