package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementPartTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            DROP TABLE a, other.x, b                             | DROP TABLE `s`.`a`, `s`.`b`
            DROP TABLE IF EXISTS other.x, a /* by server */      | DROP TABLE IF EXISTS `s`.`a`
            DROP VIEW other.v, w                                 | DROP VIEW `s`.`w`
            RENAME TABLE other.x TO other.y, a TO b              | RENAME TABLE `s`.`a` TO `s`.`b`
            RENAME TABLE a TO other.old, other.p TO other.q      | RENAME TABLE `s`.`a` TO `other`.`old`
            """)
    void onlyWhatIsSelectedIsLeft(String text, String left) {
        assertThat(part(text)).isEqualTo(new StatementPart.Some(left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            RENAME TABLE other.x TO a                            | x
            RENAME TABLE a TO other.old, other.new TO a          | new
            ALTER TABLE other.x RENAME TO a                      | x
            ALTER TABLE a EXCHANGE PARTITION p WITH TABLE other.x | x
            ALTER TABLE other.x EXCHANGE PARTITION p WITH TABLE a | x
            """)
    void whatNeedsRowsOfOthersIsImpossible(String text, String obstacle) {
        assertThat(part(text))
                .isEqualTo(new StatementPart.Impossible(new SchemaObject(SchemaObject.Kind.TABLE, "other", obstacle)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            DROP TABLE a, b
            RENAME TABLE a TO other.t, b TO a, other.t TO b
            ALTER TABLE a RENAME TO other.t
            ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b
            CREATE TABLE a LIKE other.x
            """)
    void whatIsAboutSelectedTablesStaysAsItIs(String text) {
        assertThat(part(text)).isEqualTo(new StatementPart.Whole());
    }

    @Test
    void namesAreQuoted() {
        assertThat(part("DROP TABLE `a``b`, other.x")).isEqualTo(new StatementPart.Some("DROP TABLE `s`.`a``b`"));
    }

    private static StatementPart part(String text) {
        return StatementPart.of(
                DdlStatement.read(text, "s"), object -> object.database().equals("s"));
    }
}
