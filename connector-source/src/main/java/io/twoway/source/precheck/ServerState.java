package io.twoway.source.precheck;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a server says about itself.
 *
 * @param variables its global variables
 * @param grants the user's grants, one statement a line
 */
record ServerState(Map<String, String> variables, String grants) {

    ServerState {
        variables = Map.copyOf(variables);
    }

    /** Returns a variable in lower case; empty text when the server has none of that name. */
    String variable(String name) {
        return variables.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether the user has a global privilege, alone or among others. */
    boolean grants(String privilege) {
        Pattern pattern = Pattern.compile(
                "^GRANT (?:.*, ?|)(?:ALL PRIVILEGES|" + privilege + ")(?:,.*|) ON \\*\\.\\* ",
                Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
        return pattern.matcher(grants).find();
    }
}
