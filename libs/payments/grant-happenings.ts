import { joinGrantTimeline } from '#libs/grants';

/** A grant's payments are a part of its story. Why the accountant rejected an order stays in the office. */
joinGrantTimeline({
  subjectsOf: (q, grantId) =>
    q.query(`SELECT 'payment-order' AS kind, id FROM payment_orders WHERE grant_id = $1`, [grantId]),
  told: [
    'payment-order.issue',
    'payment-order.accept',
    'payment-order.confirm-paid',
    'payment-order.record-return',
    'payment-order.record-refund',
  ],
});
