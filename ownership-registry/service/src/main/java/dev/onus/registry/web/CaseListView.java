package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PersonFacts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of cases.
 *
 * @param filters the filters in force, as the query has them: state, owner, identity, severity
 */
public record CaseListView(
        Frame frame, List<Tab> tabs, Map<String, String> filters, List<CaseState> cases, Optional<String> next) {
    /** An entry above the list, with the number of cases behind it. */
    public record Tab(String state, String label, long count, boolean current) {}

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public boolean isFiltered() {
        return filters.keySet().stream().anyMatch(name -> !name.equals("state"));
    }

    /** The same filters under another tab. */
    public String addressOf(Tab tab) {
        return address(tab.state(), "");
    }

    public String addressOfNext() {
        return address(filter("state"), next.orElse(""));
    }

    /** Who is paged and accountable, each once; the informed stop no clock and are shown with the case. */
    public static List<PersonFacts> paged(CaseState state) {
        Map<String, PersonFacts> byName = new LinkedHashMap<>();
        state.getPersons().stream()
                .filter(person -> person.getCapacity() != PageCapacity.informed)
                .forEach(person -> byName.putIfAbsent(person.getName(), person));
        return List.copyOf(byName.values());
    }

    private String address(String state, String cursor) {
        String query = filters.entrySet().stream()
                .filter(filter -> !filter.getKey().equals("state"))
                .map(filter -> filter.getKey() + "=" + encode(filter.getValue()))
                .collect(Collectors.joining("&"));
        return "/?state=" + encode(state)
                + (query.isEmpty() ? "" : "&" + query)
                + (cursor.isEmpty() ? "" : "&cursor=" + encode(cursor));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
