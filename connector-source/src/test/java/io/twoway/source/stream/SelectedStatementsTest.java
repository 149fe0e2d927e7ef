package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.Stamp;
import io.twoway.source.filter.TableSelection;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class SelectedStatementsTest {

    private final SelectedStatements statements = new SelectedStatements(new TableSelection() {
        @Override
        public boolean includesTable(String database, String table) {
            return database.equals("shop");
        }

        @Override
        public boolean includesDatabase(String database) {
            return database.equals("shop");
        }
    });

    @Test
    void onlyWhatIsSelectedIsSent() {
        SourceRecord drop = restricted("DROP TABLE orders, crm.notes");

        assertThat(text(drop)).isEqualTo("DROP TABLE `shop`.`orders`");
        assertThat(Stamp.refusalIn(drop.headers())).isEmpty();
    }

    @Test
    void whatNeedsRowsThatNeverTravelledIsRefusedWithTheReason() {
        SourceRecord rename = restricted("RENAME TABLE crm.notes TO orders");

        assertThat(text(rename)).isEqualTo("RENAME TABLE crm.notes TO orders");
        assertThat(Stamp.refusalIn(rename.headers()))
                .hasValueSatisfying(why -> assertThat(why).startsWith("crm.notes is not selected at the origin"));
    }

    @Test
    void othersStayAsTheyAre() {
        assertThat(text(restricted("DROP TABLE orders, items"))).isEqualTo("DROP TABLE orders, items");
        assertThat(Stamp.refusalIn(restricted("ALTER TABLE orders ADD c INT").headers()))
                .isEqualTo(Optional.empty());
    }

    private SourceRecord restricted(String statement) {
        SourceRecord record = Records.ddl("shop", "orders", statement);
        statements.take(Records.passing(record));
        return record;
    }

    private static String text(SourceRecord record) {
        return ((Struct) record.value()).getString("ddl");
    }
}
