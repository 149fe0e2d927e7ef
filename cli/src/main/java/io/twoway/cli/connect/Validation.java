package io.twoway.cli.connect;

import java.util.List;

/**
 * What a worker answers when it is given a connector's settings to look at.
 *
 * @param errors what the connector has against them
 * @param values the settings as the worker understood them, its own placeholders replaced; without secrets
 */
public record Validation(List<SettingError> errors, List<String> values) {

    public Validation {
        errors = List.copyOf(errors);
        values = List.copyOf(values);
    }
}
