package io.twoway.it.types;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A way for a value to travel. Each has rows of its own in each table: the id says which, and which value. */
enum Phase {
    LOAD(1, "load"),
    INSERT_FORWARD(2, "insert →"),
    UPDATE_FORWARD(3, "update →"),
    DELETE_FORWARD(4, "delete →"),
    INSERT_REVERSE(5, "insert ←"),
    UPDATE_REVERSE(6, "update ←"),
    DELETE_REVERSE(7, "delete ←");

    private static final int VALUES = 1000;

    private final int number;
    private final String title;

    Phase(int number, String title) {
        this.number = number;
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isForward() {
        return this == LOAD || title.endsWith("→");
    }

    boolean isUpdate() {
        return this == UPDATE_FORWARD || this == UPDATE_REVERSE;
    }

    boolean isDelete() {
        return this == DELETE_FORWARD || this == DELETE_REVERSE;
    }

    /** Returns the id of a value's row. */
    int id(int value) {
        return number * VALUES + value;
    }

    static Phase ofId(int id) {
        return Arrays.stream(values())
                .filter(phase -> phase.number == id / VALUES)
                .findFirst()
                .orElseThrow();
    }

    static int valueOfId(int id) {
        return id % VALUES;
    }

    /** Returns the condition that finds this phase's rows. */
    String rows() {
        return "id DIV " + VALUES + " = " + number;
    }

    /** Returns all ids of this phase. */
    IntStream ids(TypeCase type) {
        return IntStream.range(0, type.values().size()).map(this::id);
    }
}
