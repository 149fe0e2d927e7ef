package io.twoway.event;

import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * A DDL statement.
 *
 * @param database the database it changes; empty text for a statement about none, such as SET
 * @param tables the tables it names, without their database, joined by commas as Debezium does; empty text for none
 * @param statement its text
 * @param snapshot whether a snapshot describes what exists, instead of a user changing it
 */
public record SchemaChange(String database, String tables, String statement, boolean snapshot)
        implements CapturedEvent {

    static SchemaChange of(Struct value) {
        Struct source = value.getStruct("source");
        boolean named = source != null && source.schema().field("table") != null;
        return new SchemaChange(
                orEmpty(value.getString("databaseName")),
                named ? orEmpty(source.getString("table")) : "",
                orEmpty(value.getString("ddl")),
                source != null && isSnapshot(source));
    }

    @Override
    public Optional<String> transaction() {
        return Optional.empty();
    }

    private static boolean isSnapshot(Struct source) {
        String marker = source.schema().field("snapshot") == null ? "" : orEmpty(source.getString("snapshot"));
        return !marker.isEmpty() && !marker.equals("false");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
