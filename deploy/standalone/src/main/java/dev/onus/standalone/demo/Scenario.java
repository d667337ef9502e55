package dev.onus.standalone.demo;

/** One example of the requirements, played on the running system, that says what it expects (SYS-9). */
interface Scenario {
    /** As it is called on the command line. */
    String name();

    /** One sentence on what is shown, with the requirement it comes from. */
    String about();

    void play(Stage stage);
}
