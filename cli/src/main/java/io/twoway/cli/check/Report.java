package io.twoway.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.precheck.Counted;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.acknowledge.Acknowledged;
import io.twoway.precheck.rule.connector.SelectionRules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Result of the checks, for a person and for a program.
 *
 * @param items one for each check
 * @param acknowledged the warnings that are known and wanted
 */
public record Report(List<Item> items, Acknowledged acknowledged) {

    public Report {
        items = items.stream()
                .sorted(Comparator.comparing(Item::result).reversed())
                .toList();
    }

    /** Returns what must be mended or acknowledged. */
    public List<Item> blocking() {
        return acknowledged.blocking(items);
    }

    /** Returns whether the worker could not be asked that is to run the pair. */
    public boolean missesConnect() {
        return items.stream()
                .anyMatch(item -> item.name().equals(WorkerPrecheck.CONNECT) && item.result() == Result.FAILED);
    }

    /**
     * Returns the report for a person.
     *
     * @param whole whether to print what passed, or was acknowledged, as well
     */
    public String text(boolean whole) {
        List<Item> shown = whole
                ? items
                : items.stream()
                        .filter(item -> item.result() != Result.PASSED && !isAcknowledged(item))
                        .toList();
        return shown.stream().map(this::paragraph).collect(Collectors.joining()) + summary();
    }

    public String json() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = mapper.createArrayNode();
        for (Item item : items) {
            ObjectNode node = list.addObject();
            node.put("name", item.name());
            node.put("subject", item.subject());
            node.put("result", label(item));
            node.put("found", item.found());
            node.put("why", item.why());
            node.put("fix", item.fix());
            node.put("key", item.key());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    }

    private String paragraph(Item item) {
        String head = String.format(Locale.ROOT, "%-12s %s (%s)%n", label(item), item.name(), item.subject());
        String found = "    found  " + item.found() + "\n";
        String advice = item.result() == Result.PASSED
                ? ""
                : "    why    " + item.why() + "\n    fix    " + indented(item.fix()) + "\n";
        return head + found + advice;
    }

    private static String indented(String lines) {
        return lines.replace("\n", "\n           ");
    }

    private String summary() {
        Map<Result, Long> counts = items.stream().collect(Collectors.groupingBy(Item::result, Collectors.counting()));
        return counts.getOrDefault(Result.PASSED, 0L) + " passed, "
                + Counted.of(counts.getOrDefault(Result.WARNING, 0L), "warning")
                + " (" + items.stream().filter(this::isAcknowledged).count() + " acknowledged), "
                + counts.getOrDefault(Result.FAILED, 0L) + " failed, " + counts.getOrDefault(Result.UNKNOWN, 0L)
                + " unknown.\n" + acknowledging();
    }

    private String acknowledging() {
        String names = blocking().stream()
                .filter(item -> item.result() == Result.WARNING)
                .map(Item::name)
                .filter(name -> !name.equals(SelectionRules.NAME)) // a file would agree to all that ever leave
                .distinct()
                .collect(Collectors.joining(","));
        return names.isEmpty()
                ? ""
                : "Where these warnings are known and wanted, write into the connectors' files: \"" + Item.ACKNOWLEDGE
                        + "\": \"" + names + "\"\n";
    }

    private String label(Item item) {
        return isAcknowledged(item) ? "ACKNOWLEDGED" : item.result().name();
    }

    private boolean isAcknowledged(Item item) {
        return item.result() == Result.WARNING && acknowledged.names().contains(item.name());
    }
}
