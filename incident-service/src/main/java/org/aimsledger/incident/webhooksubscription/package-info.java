/// Who is told of incidents by webhooks, and with which secrets. Reading order:
///
/// 1. `WebhookSubscriptionResource`: HTTP; bodies in `WebhookSubscriptionRequests`, answers and
///    refusals in `WebhookSubscriptionResponses`
/// 2. `WebhookSubscriptionCommand`: what can be ordered; addresses are `WebhookAddress`, what may
///    be subscribed to is in `WebhookTypes`
/// 3. `WebhookSubscriptionCommandHandler`: store, vault and rules wired together
/// 4. `WebhookSubscriptionDecider`: the rules
/// 5. `WebhookSubscription`: the states
/// 6. `WebhookSubscriptionRejection`: the reasons to refuse
/// 7. `WebhookSubscriptionEventTypes`: names under which events are stored
///
/// Guarantees: a secret is made here, is shown in the answer that made it and nowhere else, and is
/// stored sealed with a key of its subscription. What is sent is the business of `webhookdelivery`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.webhooksubscription;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
