package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.table.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelfReferencesTest {

    private static final TableName STAFF = new TableName("shop", "staff");
    private static final Schema ROW =
            SchemaBuilder.struct().field("image", Schema.STRING_SCHEMA).build();

    static Stream<Arguments> transactions() {
        RowStep looseX = updated("X", "Y");
        return Stream.of(
                Arguments.of("an UPDATE that a DELETE takes back", List.of(looseX, deleted("X")), List.of(1)),
                Arguments.of(
                        "two rows of one statement",
                        List.of(looseX, deleted("X"), updated("V", "W"), deleted("V")),
                        List.of(1, 3)),
                Arguments.of(
                        "other rows between them",
                        List.of(looseX, updated("V", "W"), inserted("Z"), deleted("X")),
                        List.of(1, 2, 3)),
                Arguments.of("a row that is deleted as it became", List.of(looseX, deleted("Y")), List.of(0, 1)),
                Arguments.of(
                        "a row that became again what it was",
                        List.of(looseX, updated("Y", "X"), deleted("X")),
                        List.of(0, 1, 2)),
                Arguments.of(
                        "a row that came again",
                        List.of(looseX, deleted("Y"), inserted("X"), deleted("X")),
                        List.of(0, 1, 2, 3)),
                Arguments.of(
                        "an UPDATE that changes no column of the stream",
                        List.of(updated("X", "X"), deleted("X")),
                        List.of(0, 1)),
                Arguments.of(
                        "one of two equal rows without a key",
                        List.of(looseX, new RowStep.Deleted(row("X"), false)),
                        List.of(0, 1)),
                Arguments.of("no DELETE", List.of(looseX, updated("Y", "Z")), List.of(0, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transactions")
    void onlyAnUpdateThatADeleteOfTheSameImageTakesBackIsLeftOut(
            String name, List<RowStep> steps, List<Integer> expected) {
        List<PlannedRow> rows = steps.stream().map(step -> planned(STAFF, step)).toList();

        assertThat(SelfReferences.withoutSupersededUpdates(rows).stream().map(rows::indexOf))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("otherTables")
    void aRowOfAnotherTableMayLookTheSame(TableName other) {
        List<PlannedRow> rows = List.of(planned(other, updated("X", "Y")), planned(STAFF, deleted("X")));

        assertThat(SelfReferences.withoutSupersededUpdates(rows)).isEqualTo(rows);
    }

    static Stream<TableName> otherTables() {
        return Stream.of(new TableName("shop", "stores"), new TableName("archive", "staff"));
    }

    private static PlannedRow planned(TableName table, RowStep step) {
        return new PlannedRow.Changed(new ChangeOrigin("a", 0, 0, new SiteName("a"), 0, false), table, step);
    }

    private static RowStep inserted(String after) {
        return new RowStep.Inserted(row(after));
    }

    private static RowStep updated(String before, String after) {
        return new RowStep.Updated(row(before), row(after));
    }

    private static RowStep deleted(String before) {
        return new RowStep.Deleted(row(before), true);
    }

    private static Struct row(String image) {
        return new Struct(ROW).put("image", image);
    }
}
