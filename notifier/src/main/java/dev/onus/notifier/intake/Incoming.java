package dev.onus.notifier.intake;

import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.pipeline.AcknowledgeRequest;
import dev.onus.notifier.pipeline.PageReceipt;
import dev.onus.notifier.pipeline.PageRequest;
import dev.onus.vocabulary.PageId;

/** What an event of the log means for the notifier, and where that event stands. */
sealed interface Incoming {
    int partition();

    long offset();

    PageId pageId();

    /** A message that it asks for. */
    record Send(String routingKey, int partition, long offset, Message message) implements Incoming {
        @Override
        public PageId pageId() {
            return message.pageId();
        }

        PageRequest request() {
            return new PageRequest(routingKey, partition, message);
        }

        /** What one person hears of one case is said in the order of the log. */
        Order order() {
            return new Order(message.event().getCaseId(), message.person());
        }

        boolean isPage() {
            return message.type() == MessageType.PAGE;
        }

        boolean isWithdrawal() {
            return message.type() == MessageType.WITHDRAWAL;
        }
    }

    /** What a channel said later about a page. */
    record Receipt(int partition, long offset, PageReceipt receipt) implements Incoming {
        @Override
        public PageId pageId() {
            return receipt.pageId();
        }
    }

    /** Somebody has the case. */
    record Acknowledged(AcknowledgeRequest request, long offset) implements Incoming {
        @Override
        public int partition() {
            return request.partition();
        }

        /** It is about all pages of the case, so about none in particular. */
        @Override
        public PageId pageId() {
            return new PageId(request.event().getEventId());
        }

        String caseId() {
            return request.event().getCaseId();
        }
    }

    record Order(String caseId, String person) {}
}
