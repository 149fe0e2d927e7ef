package io.twoway.cli.generate;

/** One of the two sites, as answers and files name them. */
enum Side {
    A("a", "forward"),
    B("b", "reverse");

    private final String letter;
    private final String direction;

    Side(String letter, String direction) {
        this.letter = letter;
        this.direction = direction;
    }

    String letter() {
        return letter;
    }

    /** Returns the direction in which the changes of this site travel. */
    String direction() {
        return direction;
    }

    Side other() {
        return this == A ? B : A;
    }

    String site(PairAnswers answers) {
        return answers.get("site." + letter);
    }

    /** Returns the topic that takes the changes of this site. */
    String topic(PairAnswers answers) {
        return answers.has("topic." + letter) ? answers.get("topic." + letter) : site(answers);
    }
}
