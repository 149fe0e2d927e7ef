package io.twoway.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.GtidPosition;
import io.twoway.sink.plan.Watermark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A progress table that an older version made, with a row of its form. */
class ProgressUpgradeIT {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String NARROW =
            "ALTER TABLE dts.progress MODIFY source_position TEXT CHARACTER SET ascii NOT NULL";
    private static final String OLD_ROW = "UPDATE dts.progress SET source_position = '" + UUID + ":7/3'";
    private static final String COLUMN_TYPE =
            "SELECT DATA_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'dts'"
                    + " AND TABLE_NAME = 'progress' AND COLUMN_NAME = 'source_position'";

    private static final StatementDestination destination = new StatementDestination();

    @AfterAll
    static void logOut() {
        destination.close();
    }

    @Test
    void columnIsWidenedAndTheOldRowIsRead() {
        destination.reset();
        destination.execute(NARROW, OLD_ROW);

        destination.store().prepare();
        destination.claimProgress();

        assertThat(destination.rows(COLUMN_TYPE)).containsExactly("mediumtext");
        Watermark mark = destination.progress().watermark();
        assertThat(mark.covers(new GtidPosition(UUID, 6, 1))).isTrue();
        assertThat(mark.covers(new GtidPosition(UUID, 7, 4))).isFalse();
    }

    @Test
    void userWhoMayNotAlterGoesOnWithTheNarrowColumn() {
        destination.reset();
        destination.execute(
                NARROW,
                OLD_ROW,
                "CREATE USER IF NOT EXISTS 'narrow'@'%' IDENTIFIED BY 'secret'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON dts.* TO 'narrow'@'%'");

        destination.logIn("narrow", "secret");
        destination.store().prepare();

        assertThat(destination.progress().watermark().covers(new GtidPosition(UUID, 6, 1)))
                .isTrue();
        destination.logIn();
        assertThat(destination.rows(COLUMN_TYPE)).containsExactly("text");
    }
}
