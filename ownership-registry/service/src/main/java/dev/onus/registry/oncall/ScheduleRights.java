package dev.onus.registry.oncall;

import dev.onus.registry.http.Caller;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.token.Scope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may put others on call: those whose schedule it is, and whoever may write records. */
@Singleton
public final class ScheduleRights {
    private final Schedules schedules;

    ScheduleRights(Schedules schedules) {
        this.schedules = schedules;
    }

    /** People who take turns in it or belong to a team that uses it, by name. */
    public List<String> members(String name, Schedule schedule) {
        Set<String> members = new TreeSet<>();
        schedule.layers().forEach(layer -> layer.participants().forEach(members::addAll));
        schedules.teamsOf(name).forEach(team -> members.addAll(team.spec().members()));
        return List.copyOf(members);
    }

    public boolean mayChange(Caller caller, String name, Schedule schedule) {
        return caller.may(Scope.WRITE)
                || caller.may(Scope.RESPOND)
                        && caller.person()
                                .filter(members(name, schedule)::contains)
                                .isPresent();
    }
}
