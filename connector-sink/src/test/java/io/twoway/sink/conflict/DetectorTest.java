package io.twoway.sink.conflict;

import static io.twoway.sink.conflict.Orders.NOTE;
import static io.twoway.sink.conflict.Orders.delete;
import static io.twoway.sink.conflict.Orders.insert;
import static io.twoway.sink.conflict.Orders.load;
import static io.twoway.sink.conflict.Orders.nothingBut;
import static io.twoway.sink.conflict.Orders.row;
import static io.twoway.sink.conflict.Orders.standing;
import static io.twoway.sink.conflict.Orders.text;
import static io.twoway.sink.conflict.Orders.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.policy.Detection;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final RowImage BEFORE = row(1, "x", 1);
    private static final RowImage AFTER = row(1, "x", 2);
    private static final RowImage OTHER = row(1, "x", 7);
    private static final RowImage RIVAL = row(8, "x", 3);

    private final Detector detector = new Detector(Detection.BEFORE_IMAGE);
    private final Detector byKeys = new Detector(Detection.KEYS);

    @Test
    void insertIntoAFreePlaceIsClear() {
        assertThat(detector.judge(insert(AFTER), nothingBut())).isEqualTo(new Verdict.Clear());
    }

    @Test
    void repeatedInsertIsNoop() {
        assertThat(detector.judge(insert(AFTER), standing(AFTER))).isEqualTo(new Verdict.Noop());
    }

    @Test
    void insertMeetsItsKey() {
        assertConflict(insert(AFTER), standing(OTHER), ConflictKind.INSERT_KEY_EXISTS, OTHER);
    }

    @Test
    void insertMeetsItsUniqueValue() {
        assertConflict(insert(AFTER), nothingBut(RIVAL), ConflictKind.INSERT_UNIQUE_TAKEN, RIVAL);
    }

    @Test
    void insertThatMeetsKeyAndUniqueValueHasToBeatBoth() {
        assertConflict(insert(AFTER), standing(OTHER, RIVAL), ConflictKind.INSERT_UNIQUE_TAKEN, RIVAL, OTHER);
    }

    @Test
    void updateOfWhatTheOriginHadIsClear() {
        assertThat(detector.judge(update(BEFORE, AFTER), standing(BEFORE))).isEqualTo(new Verdict.Clear());
    }

    @Test
    void repeatedUpdateIsNoop() {
        assertThat(detector.judge(update(BEFORE, AFTER), standing(AFTER))).isEqualTo(new Verdict.Noop());
    }

    @Test
    void updateOfNothingButWhatIsComputedIsWritten() {
        RowChange update = update(computed(BEFORE, "one"), computed(BEFORE, "two"));

        assertThat(detector.judge(update, standing(BEFORE))).isEqualTo(new Verdict.Clear());
    }

    private static RowImage computed(RowImage row, String total) {
        return new RowImage(row.values(), List.of(text(total)));
    }

    @Test
    void updateOfAMissingRowIsAConflictWithNobody() {
        assertConflict(update(BEFORE, AFTER), nothingBut(), ConflictKind.UPDATE_ROW_MISSING);
    }

    @Test
    void updateOfAMissingRowNamesTheRivalsThatItsInsertWouldMeet() {
        assertConflict(update(BEFORE, AFTER), nothingBut(RIVAL), ConflictKind.UPDATE_ROW_MISSING, RIVAL);
    }

    @Test
    void updateOfADifferentRowIsAConflict() {
        assertConflict(update(BEFORE, AFTER), standing(OTHER), ConflictKind.UPDATE_ROW_DIFFERS, OTHER);
    }

    @Test
    void updateMeetsTheUniqueValueOfAnotherRowOnly() {
        assertConflict(update(BEFORE, AFTER), standing(BEFORE, RIVAL), ConflictKind.UPDATE_UNIQUE_TAKEN, RIVAL);
    }

    @Test
    void updateThatMeetsAUniqueValueHasToBeatADifferentRowToo() {
        assertConflict(update(BEFORE, AFTER), standing(OTHER, RIVAL), ConflictKind.UPDATE_UNIQUE_TAKEN, RIVAL, OTHER);
    }

    @Test
    void repeatedChangeOfTheKeyIsNoop() {
        RowImage moved = row(2, "x", 2);
        assertThat(detector.judge(update(BEFORE, moved), nothingBut(moved))).isEqualTo(new Verdict.Noop());
    }

    @Test
    void changeOfTheKeyToOneThatIsTakenIsAConflict() {
        RowImage moved = row(2, "x", 2);
        RowImage taken = row(2, "y", 5);
        assertConflict(update(BEFORE, moved), standing(BEFORE, taken), ConflictKind.UPDATE_UNIQUE_TAKEN, taken);
    }

    @Test
    void changeOfTheKeyIsNoRepeatWhileTheOldRowStands() {
        RowImage moved = row(2, "x", 2);
        assertConflict(update(BEFORE, moved), standing(BEFORE, moved), ConflictKind.UPDATE_UNIQUE_TAKEN, moved);
    }

    @Test
    void deleteOfWhatTheOriginHadIsClear() {
        assertThat(detector.judge(delete(BEFORE), standing(BEFORE))).isEqualTo(new Verdict.Clear());
    }

    @Test
    void deleteOfAMissingRowIsAConflict() {
        assertConflict(delete(BEFORE), nothingBut(), ConflictKind.DELETE_ROW_MISSING);
    }

    @Test
    void deleteOfADifferentRowIsAConflict() {
        assertConflict(delete(BEFORE), standing(OTHER), ConflictKind.DELETE_ROW_DIFFERS, OTHER);
    }

    @Test
    void rowOfTheFullLoadYieldsToWhateverStands() {
        assertThat(detector.judge(load(AFTER), nothingBut())).isEqualTo(new Verdict.Clear());
        assertThat(detector.judge(load(AFTER), standing(AFTER))).isEqualTo(new Verdict.Noop());
        assertThat(detector.judge(load(AFTER), standing(OTHER))).isEqualTo(new Verdict.Occupied());
        assertThat(detector.judge(load(AFTER), nothingBut(RIVAL))).isEqualTo(new Verdict.Occupied());
    }

    @Test
    void detectionByKeysNeverComparesTheBeforeImage() {
        assertThat(byKeys.judge(update(BEFORE, AFTER), standing(OTHER))).isEqualTo(new Verdict.Clear());
        assertThat(byKeys.judge(delete(BEFORE), standing(OTHER))).isEqualTo(new Verdict.Clear());
        assertThat(byKeys.judge(update(BEFORE, AFTER), standing(OTHER, RIVAL)))
                .isEqualTo(new Verdict.Conflict(ConflictKind.UPDATE_UNIQUE_TAKEN, List.of(RIVAL)));
    }

    @Test
    void detectionByKeysSeesExistenceAndRepeats() {
        assertThat(byKeys.judge(update(BEFORE, AFTER), nothingBut()))
                .isEqualTo(new Verdict.Conflict(ConflictKind.UPDATE_ROW_MISSING, List.of()));
        assertThat(byKeys.judge(insert(AFTER), standing(OTHER)))
                .isEqualTo(new Verdict.Conflict(ConflictKind.INSERT_KEY_EXISTS, List.of(OTHER)));
        assertThat(byKeys.judge(update(BEFORE, AFTER), standing(AFTER))).isEqualTo(new Verdict.Noop());
    }

    @Test
    void whatAnImageDoesNotCarryIsNotCompared() {
        RowImage silent = BEFORE.with(NOTE, Value.Absent.ABSENT);
        assertThat(detector.judge(update(silent, AFTER), standing(BEFORE.with(NOTE, text("local")))))
                .isEqualTo(new Verdict.Clear());
    }

    @Test
    void textComparesExactlyWhereTheCollationWouldNot() {
        RowImage upperCase = row(1, "X", 1);
        assertConflict(update(BEFORE, AFTER), standing(upperCase), ConflictKind.UPDATE_ROW_DIFFERS, upperCase);
        assertThat(detector.judge(update(BEFORE, upperCase), standing(BEFORE))).isEqualTo(new Verdict.Clear());
    }

    @Test
    void nullDiffersFromEveryValue() {
        RowImage nulled = BEFORE.with(NOTE, Value.Null.NULL);
        assertConflict(update(BEFORE, AFTER), standing(nulled), ConflictKind.UPDATE_ROW_DIFFERS, nulled);
    }

    private void assertConflict(RowChange change, Standing standing, ConflictKind kind, RowImage... opponents) {
        assertThat(detector.judge(change, standing)).isEqualTo(new Verdict.Conflict(kind, List.of(opponents)));
    }
}
