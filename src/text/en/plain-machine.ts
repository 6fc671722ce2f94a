/** What the machine does in a person's place, what is undone, which rights are missing: as lines. */
export const machine = {
  offered: 'The wizard can do this in your place. It would:',
  hindered: 'The wizard cannot do this in your place. {{says}}',
  asking: 'It is still being asked whether the wizard can do this in your place.',
  askAgain: 'ask again whether the wizard can do it',
  sure: 'Shall the wizard do it?',
  undoWill: 'Undoing it would:',
  undoHands: 'No machine can do this part; do it first:',
  undoType: 'Type {{name}} to undo it, or nothing to leave it:',
  undoOne: 'undo what a step did',
  undoWhich: 'Which step?',
  takeOver: 'These fields of {{object}} belong to {{managers}}: {{fields}}',
  rights: 'missing right: {{says}}',
} as const;
