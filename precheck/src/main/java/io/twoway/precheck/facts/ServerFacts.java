package io.twoway.precheck.facts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Facts that a MySQL server tells about itself.
 *
 * @param version its version
 * @param variables its global variables, by name in small letters
 * @param privileges what the connector's user may do
 * @param refused what the user tried and may not do, each with the server's words
 * @param filters what keeps changes out of its binlog or from being replicated to it
 * @param replica whether it follows another server
 * @param clock how far its clock is ahead of this machine's; negative when behind
 */
public record ServerFacts(
        ServerVersion version,
        Map<String, String> variables,
        Privileges privileges,
        Map<Probe, String> refused,
        ReplicationFilters filters,
        boolean replica,
        Duration clock) {

    private static final Set<String> TRUE = Set.of("on", "1", "yes", "true");

    public ServerFacts {
        Map<String, String> small = new TreeMap<>();
        variables.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        variables = Map.copyOf(small);
        refused = Map.copyOf(refused);
    }

    /** Returns a variable as the server writes it; empty text when it has none of that name. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Returns whether a variable has a value, in whatever letters. */
    public boolean is(String name, String value) {
        return variable(name).equalsIgnoreCase(value);
    }

    /** Returns whether a switch is on. */
    public boolean isOn(String name) {
        return TRUE.contains(variable(name).toLowerCase(Locale.ROOT));
    }

    /** Returns the value of a variable of which older servers know only the second name. */
    public String variable(String name, String olderName) {
        return variables.containsKey(name) ? variable(name) : variable(olderName);
    }

    /** Returns a whole number; empty when the server has no such variable. */
    public OptionalLong number(String name) {
        String text = variable(name);
        return text.matches("-?\\d+") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Returns {@code name = value}, as messages show it. */
    public String show(String name) {
        return name + " = " + (variable(name).isEmpty() ? "''" : variable(name));
    }

    /** Returns several, in one line. */
    public String show(List<String> names) {
        return String.join(", ", names.stream().map(this::show).toList());
    }
}
