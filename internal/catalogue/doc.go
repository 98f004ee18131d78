// Package catalogue is the vocabulary of Warm Water: the actions, cases and
// factors of the study, the words used to classify them, what a reader may
// ask for and what comes back. It imports the standard library only; every
// other package speaks in its terms.
//
// The study is WES, In- en uitstroom van zorg- en technische profielen op de
// arbeidsmarkt (2013). "Annex row" below is a row of its annex 1, "section" a
// section of its text.
package catalogue
