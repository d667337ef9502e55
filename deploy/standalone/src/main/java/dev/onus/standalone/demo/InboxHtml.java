package dev.onus.standalone.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The inbox in a browser: newest first, with each page's answer link. */
final class InboxHtml {
    private static final String FRAME = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Inbox · Onus demo</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
            article{border:1px solid #d6dce4;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}
            .informed{opacity:.75}.withdrawn{text-decoration:line-through;opacity:.55}
            small{color:#5b6776}p{margin:.25rem 0}
            </style></head><body><h1>Inbox</h1><p><small>Everybody's pages on this machine, newest first.</small></p>%s</body></html>
            """;
    private static final String EMPTY = "<p>Nothing has arrived yet.</p>";

    private InboxHtml() {}

    static String of(List<InboxPage> pages) {
        List<String> withdrawn = pages.stream()
                .filter(page -> page.type().contains(".withdrawn."))
                .map(InboxPage::pageId)
                .toList();
        String articles = pages.reversed().stream()
                .filter(page -> !page.type().contains(".withdrawn."))
                .map(page -> article(page, withdrawn.contains(page.pageId())))
                .collect(Collectors.joining());
        return FRAME.formatted(articles.isEmpty() ? EMPTY : articles);
    }

    private static String article(InboxPage page, boolean withdrawn) {
        return "<article class=\"" + safe(page.role()) + (withdrawn ? " withdrawn" : "") + "\"><p><strong>"
                + safe(page.person()) + "</strong> · " + safe(page.title()) + "</p><p><small>" + safe(page.role())
                + " · " + safe(page.reason()) + "</small></p><p><a href=\"" + safe(page.answerUrl())
                + "\">answer</a></p></article>";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
