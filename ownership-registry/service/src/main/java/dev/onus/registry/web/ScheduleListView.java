package dev.onus.registry.web;

import dev.onus.registry.model.OnCallPerson;
import dev.onus.registry.model.Span;
import java.util.List;
import java.util.Optional;

/** Every schedule: who is on call now. */
public record ScheduleListView(Frame frame, List<Row> rows) {
    /**
     * @param nextGap within the weeks that its page shows
     * @param teams that use it
     */
    public record Row(
            String name, ScheduleTimes times, List<OnCallPerson> onCall, Optional<Span> nextGap, List<String> teams) {
        public String address() {
            return "/schedules/" + AnswerForms.encode(name);
        }
    }
}
