package io.twoway.it.schemas;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random values for columns, as SQL literals that the column takes. */
final class Values {

    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");
    private static final String ASCII = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,'\\\"%";
    private static final List<String> UNICODE = List.of("\u00e9", "\u00df", "\u0416", "\u6f22", "\uD83D\uDE00");
    private static final int USUAL_LENGTH = 30;
    private static final int GREAT_LENGTH = 3000;

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** Returns a literal, NULL now and then where that may be. */
    String of(Table table, Column column) {
        if (column.nullable() && random.nextInt(6) == 0) {
            return "NULL";
        }
        boolean numbersARow =
                column.family() == Family.INTEGER && table.keys().stream().anyMatch(key -> key.has(column));
        return numbersARow ? String.valueOf(random.nextInt(1 << Math.min(bits(column) - 1, 20))) : present(column);
    }

    private String present(Column column) {
        return switch (column.family()) {
            case INTEGER -> integer(column);
            case DECIMAL -> decimal(column);
            case FLOAT -> String.valueOf(random.nextInt(1000) + random.nextInt(8) / 8.0);
            case BIT -> "B'" + Integer.toBinaryString(random.nextInt(1 << Math.min(column.length(), 30))) + "'";
            case YEAR -> String.valueOf(1901 + random.nextInt(255));
            case DATE -> "'" + date() + "'";
            case TIME -> "'" + time(column) + "'";
            case DATETIME -> "'" + date() + " " + time(column) + "'";
            case TEXT -> text(column);
            case BINARY -> bytes((int) column.length());
            case VARBINARY -> bytes(size(column));
            case ENUM -> "'" + pick(labels(column)) + "'";
            case SET ->
                labels(column).stream()
                        .filter(label -> random.nextBoolean())
                        .collect(Collectors.joining(",", "'", "'"));
            case JSON -> json();
            case GEOMETRY -> geometry(column);
        };
    }

    /** Small numbers mostly, as most columns have them; now and then any that fits. */
    private String integer(Column column) {
        int bits = bits(column);
        return switch (random.nextInt(4)) {
            case 0, 1 -> String.valueOf(1 + random.nextInt(9));
            case 2 -> String.valueOf(random.nextInt(bits == 8 ? 128 : 30_000));
            default -> any(bits, column.unsigned()).toString();
        };
    }

    private static int bits(Column column) {
        return switch (column.dataType()) {
            case "tinyint" -> 8;
            case "smallint" -> 16;
            case "mediumint" -> 24;
            case "int" -> 32;
            default -> 64;
        };
    }

    private BigInteger any(int bits, boolean unsigned) {
        BigInteger value = new BigInteger(bits, random);
        return unsigned ? value : value.subtract(BigInteger.ONE.shiftLeft(bits - 1));
    }

    private String decimal(Column column) {
        String digits = new BigInteger(200, random).toString();
        int whole = (int) column.length() - column.scale();
        String integers = whole == 0 ? "0" : digits.substring(0, 1 + random.nextInt(Math.min(whole, 4)));
        return column.scale() == 0 ? integers : integers + "." + digits.substring(5, 5 + Math.min(column.scale(), 30));
    }

    /** All of these are also TIMESTAMPs. */
    private String date() {
        return "%d-%02d-%02d".formatted(1971 + random.nextInt(66), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String time(Column column) {
        String time = "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        String fraction = "." + "%06d".formatted(random.nextInt(1_000_000)).substring(0, column.scale());
        return column.scale() == 0 ? time : time + fraction;
    }

    private String text(Column column) {
        int size = size(column);
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < size; i++) {
            String character = character(column.charset());
            text.append(character.equals("'") || character.equals("\\") ? "\\" + character : character);
        }
        return text.append("'").toString();
    }

    private String character(String charset) {
        boolean beyondAscii = charset.equals("utf8mb4") && random.nextInt(12) == 0;
        return beyondAscii ? pick(UNICODE) : String.valueOf(ASCII.charAt(random.nextInt(ASCII.length())));
    }

    /** A few long ones where there is room; characters of four bytes must fit too. */
    private int size(Column column) {
        int usual = 1 + random.nextInt(USUAL_LENGTH);
        boolean great = random.nextInt(40) == 0;
        return (int) Math.min(great ? GREAT_LENGTH : usual, Math.max(1, bound(column)));
    }

    private static long bound(Column column) {
        return column.dataType().endsWith("text") ? column.length() / 4 : column.length();
    }

    private String bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }

    private static List<String> labels(Column column) {
        return LABEL.matcher(column.columnType())
                .results()
                .map(MatchResult::group)
                .map(label -> label.substring(1, label.length() - 1))
                .toList();
    }

    private String json() {
        return "'{\"n\": %d, \"name\": \"%s\", \"tags\": [\"t%d\", \"t%d\"], \"half\": %d.5, \"none\": null}'"
                .formatted(random.nextInt(), pick(UNICODE), random.nextInt(5), random.nextInt(5), random.nextInt(9));
    }

    private String geometry(Column column) {
        String text =
                switch (column.dataType()) {
                    case "linestring" -> "LINESTRING(" + point() + ", " + point() + ", " + point() + ")";
                    case "polygon" -> polygon();
                    case "multipoint" -> "MULTIPOINT((" + point() + "), (" + point() + "))";
                    case "multilinestring" -> "MULTILINESTRING((" + point() + ", " + point() + "))";
                    case "multipolygon" -> polygon().replace("POLYGON(", "MULTIPOLYGON((") + ")";
                    case "geomcollection" -> "GEOMETRYCOLLECTION(POINT(" + point() + "))";
                    default -> "POINT(" + point() + ")";
                };
        return "ST_GeomFromText('" + text + "', " + column.srid().orElse(0) + ")";
    }

    private String point() {
        return random.nextInt(80) + "." + random.nextInt(10) + " " + random.nextInt(80);
    }

    private String polygon() {
        int x = random.nextInt(70);
        int y = random.nextInt(70);
        return "POLYGON((%1$d %2$d, %3$d %2$d, %3$d %4$d, %1$d %2$d))".formatted(x, y, x + 5, y + 5);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
