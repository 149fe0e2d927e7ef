package io.twoway.sink.plan;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.contract.WireFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a watermark in the progress row: parts joined by commas.
 *
 * <p>{@code uuid:1-5:7} and {@code uuid:tag:1-3} are whole transactions, in MySQL's words, so that a person can put in what
 * {@code gtid_executed} says. {@code within uuid:8/30} is applied up to change 30. {@code uuid:9/2} is what version 0.1.0
 * first wrote: all of that source up to there. {@code binlog 4/2/file} is a place without GTIDs. A later {@link WireFormat}
 * would begin with its number.
 */
final class WatermarkText {

    private static final String BINLOG = "binlog ";
    private static final String WITHIN = "within ";
    private static final char ORDER = '/';

    private WatermarkText() {}

    static String of(Watermark mark) {
        AppliedGtids gtids = mark.gtids();
        return Stream.of(
                        Stream.of(gtids.whole().encoded()).filter(text -> !text.isEmpty()),
                        gtids.begun().values().stream().map(position -> WITHIN + text(position)),
                        gtids.inherited().values().stream().map(WatermarkText::text),
                        mark.binlog().stream().map(WatermarkText::text))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(","));
    }

    private static String text(GtidPosition position) {
        return position.gtid() + ORDER + position.order();
    }

    private static String text(BinlogPosition last) {
        return BINLOG + last.position() + ORDER + last.order() + ORDER + last.file();
    }

    static Watermark read(String text) {
        Watermark mark = Watermark.START;
        for (String part : WireFormat.withoutNumber(text).split(",")) {
            mark = with(mark, part.strip());
        }
        return mark;
    }

    private static Watermark with(Watermark mark, String part) {
        if (part.startsWith(BINLOG)) {
            return mark.advancedTo(binlog(part.substring(BINLOG.length())));
        }
        if (part.startsWith(WITHIN)) {
            return mark.advancedTo(gtid(part.substring(WITHIN.length())));
        }
        AppliedGtids gtids = mark.gtids();
        AppliedGtids more = part.indexOf(ORDER) < 0
                ? new AppliedGtids(gtids.whole().with(GtidSet.parse(part)), gtids.begun(), gtids.inherited())
                : gtids.withInherited(gtid(part));
        return new Watermark(more, mark.binlog());
    }

    private static GtidPosition gtid(String part) {
        int slash = part.lastIndexOf(ORDER);
        return GtidPosition.parse(part.substring(0, slash), Long.parseLong(part.substring(slash + 1)));
    }

    private static BinlogPosition binlog(String part) {
        String[] fields = part.split(String.valueOf(ORDER), 3);
        return new BinlogPosition(fields[2], Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }
}
