package io.twoway.cli.generate;

import io.twoway.config.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a person what has to be known of a pair, again where an answer is wrong. */
public final class Interview {

    private final BufferedReader input;
    private final PrintWriter output;

    // Mutable state
    private final Map<String, String> answers = new TreeMap<>();

    public Interview(BufferedReader input, PrintWriter output) {
        this.input = input;
        this.output = output;
    }

    /**
     * Returns the answers by the keys of their questions.
     *
     * @throws WrongAnswersException when the input ends before the last question
     */
    public Map<String, String> ask() {
        ask(Questions.all());
        Words.of(answers.getOrDefault(Questions.RULES, "")).forEach(rule -> {
            output.println("Rule " + rule + ":");
            ask(Questions.ofRule(rule));
        });
        return Map.copyOf(answers);
    }

    private void ask(List<Question> questions) {
        questions.stream().filter(question -> question.isAsked().test(answers)).forEach(this::ask);
    }

    private void ask(Question question) {
        List<String> problems;
        do {
            output.print(
                    question.text() + (question.byDefault().isEmpty() ? "" : " [" + question.byDefault() + "]") + ": ");
            output.flush();
            answers.put(question.key(), line(question));
            problems = PairAnswers.problem(question, answers);
            problems.forEach(output::println);
        } while (!problems.isEmpty());
    }

    private String line(Question question) {
        try {
            String line = input.readLine();
            if (line == null) {
                throw new WrongAnswersException(List.of(
                        question.key() + ": there is no answer, and no more input. Answer with --answers FILE."));
            }
            return line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
