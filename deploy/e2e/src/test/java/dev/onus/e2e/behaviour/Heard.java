package dev.onus.e2e.behaviour;

/**
 * One message that reached one place.
 *
 * @param what its type: {@code page}, {@code reminder}, {@code withdrawal}, {@code acknowledgement}, or how many pages in one message
 */
record Heard(String person, String over, String what) {
    static Heard page(String person, String over) {
        return new Heard(person, over, "page");
    }

    static Heard over(String person, String over) {
        return new Heard(person, over, "withdrawal");
    }

    static Heard reminder(String person, String over) {
        return new Heard(person, over, "reminder");
    }

    static Heard acknowledgement(String person, String over) {
        return new Heard(person, over, "acknowledgement");
    }

    @Override
    public String toString() {
        return what + " to " + person + " over " + over;
    }
}
