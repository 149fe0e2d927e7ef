package io.twoway.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The bytes are laid out as MySQL 9.7 writes them. */
class ShapeReaderTest {

    private static RowShape shape(TableMapBytes table) {
        return ShapeReader.read(table.read(), TableMapBytes.charsets());
    }

    @Test
    void fullMetadataTellsTheWholeDefinition() {
        RowShape shape = shape(new TableMapBytes("tä")
                .column(3, false) // INT
                .column(8, true) // BIGINT
                .column(15, true, 200, 0) // VARCHAR of 200 bytes
                .column(254, false, 0xEE, 0xFC) // CHAR of 252 + 256 bytes: two bits of the length are turned around
                .column(252, true, 3) // MEDIUM
                .column(254, true, 247, 1) // ENUM
                .column(246, false, 20, 5) // DECIMAL
                .column(18, true, 6) // DATETIME
                .field(1, 0b0100_0000)
                .field(2, 252, 255, 0, 2, 8)
                .names("id", "größe", "v", "c", "m", "e", "d", "at")
                .field(6, 2, 1, 0xE4, 2, 'b', ',')
                .field(8, 0)
                .field(10, 8));

        assertThat(shape.columns())
                .extracting(ColumnDefinition::toString)
                .containsExactly(
                        "id INT NOT NULL",
                        "größe BIGINT UNSIGNED",
                        "v VARCHAR(50) CHARACTER SET utf8mb4",
                        "c CHAR(127) CHARACTER SET utf8mb4 NOT NULL",
                        "m MEDIUMTEXT CHARACTER SET latin1",
                        "e ENUM('ä','b,')",
                        "d DECIMAL(20,5) NOT NULL",
                        "at DATETIME(6)");
        assertThat(shape.definition().orElseThrow().key()).containsExactly("id");
    }

    @Test
    void minimalMetadataTellsTypesSignsAndCharacterSets() {
        RowShape shape = shape(new TableMapBytes("t")
                .column(1, false)
                .column(15, true, 60, 0)
                .column(255, true, 4)
                .field(1, 0b1000_0000)
                .field(3, 33));

        assertThat(shape.columns())
                .extracting(ColumnDefinition::toString)
                .containsExactly("? TINYINT UNSIGNED NOT NULL", "? VARCHAR(20) CHARACTER SET utf8mb3", "? GEOMETRY");
        assertThat(shape.definition()).isEmpty();
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() {
        RowShape shape =
                shape(new TableMapBytes("t").column(3, false).field(99, 1, 2, 3).names("id"));

        assertThat(shape.columns()).extracting(ColumnDefinition::toString).containsExactly("id INT NOT NULL");
    }

    @Test
    void equalBytesGiveTheSameObject() throws IOException {
        TableMapReader reader = new TableMapReader();
        byte[] first = new TableMapBytes("t").column(3, false).names("id").bytes();
        byte[] second = new TableMapBytes("t").column(3, true).names("id").bytes();

        Object table = reader.deserialize(new ByteArrayInputStream(first));

        assertThat(reader.deserialize(new ByteArrayInputStream(first))).isSameAs(table);
        assertThat(reader.deserialize(new ByteArrayInputStream(second))).isNotSameAs(table);
    }
}
