package io.twoway.servers.process;

/**
 * One of the Java virtual machines in which a build runs tests at the same time. Each leaves the ports of the others alone:
 * nobody listens on the port of a server that has just been killed and will be started again.
 *
 * @param number which one, from 1
 * @param forks how many there are
 */
public record Fork(int number, int forks) {

    /** Property that says which one this is: {@code 2/3} is the second of three. */
    private static final String PROPERTY = "twoway.fork";

    public Fork {
        if (number < 1 || number > forks) {
            throw new IllegalArgumentException("there is no fork " + number + " of " + forks);
        }
    }

    /** Returns the one that runs this code: the only one, where nothing else is said. */
    public static Fork current() {
        return of(System.getProperty(PROPERTY, "1/1"));
    }

    static Fork of(String text) {
        int slash = text.indexOf('/');
        return new Fork(Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean mayListenOn(int port) {
        return port % forks == number - 1;
    }
}
