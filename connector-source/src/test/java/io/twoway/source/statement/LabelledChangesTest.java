package io.twoway.source.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.TableId;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParserListener.DatabaseAlteredEvent;
import io.debezium.relational.ddl.DdlParserListener.DatabaseCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.DatabaseDroppedEvent;
import io.debezium.relational.ddl.DdlParserListener.Event;
import io.debezium.relational.ddl.DdlParserListener.TableAlteredEvent;
import io.debezium.relational.ddl.DdlParserListener.TableCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableDroppedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableIndexCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableIndexDroppedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableTruncatedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelledChangesTest {

    private static final TableId ORDERS = new TableId("shop", null, "orders");
    private static final TableId OLD = new TableId("shop", null, "old");

    @ParameterizedTest
    @MethodSource
    void everyKindOfChangeIsLabelledAndStaysWhatItIs(Event change) {
        Event labelled = labelled("the whole statement", change).get(0);

        assertThat(labelled).hasSameClassAs(change);
        assertThat(StatementLabel.of(labelled.statement())).contains(new StatementLabel(1, "crm"));
        assertThat(StatementLabel.removedFrom(labelled.statement())).isEqualTo("the whole statement");
    }

    static List<Event> everyKindOfChangeIsLabelledAndStaysWhatItIs() {
        return List.of(
                new TableCreatedEvent(ORDERS, "part", false),
                new TableAlteredEvent(ORDERS, OLD, "part", false),
                new TableDroppedEvent(ORDERS, "part", false),
                new TableIndexCreatedEvent("i", ORDERS, "part"),
                new TableIndexDroppedEvent("i", ORDERS, "part"),
                new DatabaseCreatedEvent("shop", "part"),
                new DatabaseAlteredEvent("shop", "shop", "part"),
                new DatabaseDroppedEvent("shop", "part"));
    }

    @Test
    void partsAreNumberedAndEachHasTheWholeStatement() {
        List<Event> parts = labelled(
                "DROP TABLE orders, old",
                new TableDroppedEvent(ORDERS, "part", false),
                new TableDroppedEvent(OLD, "part", false));

        assertThat(parts)
                .extracting(part -> StatementLabel.of(part.statement()).map(StatementLabel::part))
                .containsExactly(Optional.of(1), Optional.of(2));
        assertThat(parts)
                .extracting(part -> StatementLabel.removedFrom(part.statement()))
                .containsOnly("DROP TABLE orders, old");
    }

    @Test
    void truncationTravelsAsARowAndHasNoLabel() {
        Event truncated = new TableTruncatedEvent(ORDERS, "TRUNCATE orders", false);

        assertThat(labelled("TRUNCATE orders", truncated)).containsExactly(truncated);
    }

    private static List<Event> labelled(String statement, Event... changes) {
        DdlChanges parsed = new DdlChanges();
        List.of(changes).forEach(parsed::handle);
        List<Event> labelled = new ArrayList<>();
        LabelledChanges.of(parsed, statement, "crm").getEventsByDatabase((name, events) -> labelled.addAll(events));
        return labelled;
    }
}
