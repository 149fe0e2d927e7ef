package io.twoway.client;

import io.twoway.config.ValidationAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answer of a worker to a connector's settings.
 *
 * @param errors what the connector has against them, each at its setting
 */
public record Validation(List<SettingError> errors) {

    public Validation {
        errors = List.copyOf(errors);
    }

    /** Makes an answer of all errors in it, of which the connector may have told some at another setting. */
    static Validation of(List<SettingError> answered) {
        List<SettingError> told = answered.stream()
                .flatMap(error -> told(error, answered).stream())
                .toList();
        Set<String> keys = told.stream().map(SettingError::key).collect(Collectors.toSet());
        Stream<SettingError> others = answered.stream()
                .filter(error -> told(error, answered).isEmpty())
                .filter(error -> !keys.contains(error.key()) || isUnresolved(error.message()));
        return new Validation(Stream.concat(others, told.stream()).distinct().toList());
    }

    /** Returns what the connector says of placeholders that the worker has no values for. */
    public List<String> unresolved() {
        return errors.stream()
                .map(SettingError::message)
                .filter(Validation::isUnresolved)
                .toList();
    }

    private static boolean isUnresolved(String message) {
        return message.startsWith(ValidationAnswer.UNRESOLVED);
    }

    /** Returns the error of another setting that this one tells, where the worker has an error there. */
    private static Optional<SettingError> told(SettingError error, List<SettingError> answered) {
        if (!error.key().equals(ValidationAnswer.TOLD_AT)) {
            return Optional.empty();
        }
        return answered.stream()
                .filter(other -> error.message().startsWith(other.key() + ": "))
                .map(other -> new SettingError(
                        other.key(), error.message().substring(other.key().length() + 2)))
                .findFirst();
    }
}
