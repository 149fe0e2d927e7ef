package io.twoway.cli.generate;

import java.util.List;

/** Reports answers that cannot be worked with; the message names each with what is allowed. */
public final class WrongAnswersException extends RuntimeException {

    WrongAnswersException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
